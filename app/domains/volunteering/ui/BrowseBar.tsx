import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { plainField } from "~/ui/forms/field";
import { GetForm } from "~/ui/forms/GetForm";
import { DateField, HiddenField, SelectField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { ChevronDownIcon, XIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { Segments } from "~/ui/Segments";
import type { BrowseView } from "./browse-view";

function Fields({ view }: { view: BrowseView }) {
  const { t } = useTranslation("volunteering");
  const { values } = view;
  return (
    // Another view is another form: its fields start from what is set there.
    <GetForm action="/shifts" key={JSON.stringify([values, view.kept])} className="filters">
      {view.kept.map((one) => <HiddenField key={one.name} {...one} />)}
      <SelectField field={plainField("supports", values.supports)} label={t("browse.supports")} emptyText={t("browse.any")} options={[]} groups={view.supports.map(({ label, options }) => ({ label, options: [...options] }))} />
      <SelectField field={plainField("place", values.place)} label={t("browse.place")} emptyText={t("browse.any")} options={view.places} />
      {view.skills.length > 0 ? <SelectField field={plainField("skill", values.skill)} label={t("browse.skill")} emptyText={t("browse.any")} options={view.skills} /> : null}
      <SelectField field={plainField("age", values.age)} label={t("browse.age")} emptyText={t("browse.any")} options={view.ages} />
      {view.isCalendar ? null : (
        <>
          <DateField field={plainField("from", values.from)} label={t("browse.from")} />
          <DateField field={plainField("to", values.to)} label={t("browse.to")} />
        </>
      )}
      <div className="acts">
        <button type="submit" className="btn primary">{t("browse.show")}</button>
        {view.clearTo ? <LinkButton to={view.clearTo} kind="quiet">{t("browse.clear")}</LinkButton> : null}
      </div>
      <p className="t14 soft hint-line">{t("browse.ageHelp")}</p>
    </GetForm>
  );
}

/** Views, chips and fields above the shifts. Works without scripts: chips are links, the fields a form that asks by address. */
export function BrowseBar({ view }: { view: BrowseView }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <div className="bar-top"><Segments label={t("browse.views")} items={view.segments} /></div>
      <Chips label={t("browse.quick")}>
        {view.chips.map((chip) => <Chip key={chip.text} to={chip.to} current={chip.current}>{chip.text}</Chip>)}
      </Chips>
      <details className="no more-filters">
        <summary>{view.fieldsText}<Icon of={ChevronDownIcon} size="s" /></summary>
        <Card pad className="mt-2"><Fields view={view} /></Card>
      </details>
      {view.set.length > 0 ? (
        <ul className="wrapchips mt-2">
          {view.set.map((one) => (
            <li key={one.text}>
              <Link className="chip" to={one.to} aria-label={one.remove} preventScrollReset>{one.text}<Icon of={XIcon} size="s" /></Link>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
