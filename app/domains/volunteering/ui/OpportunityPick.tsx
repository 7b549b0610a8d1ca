import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/forms/field";
import { type Option, SelectField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";

export interface OpportunityPickOptions {
  readonly options: readonly Option[];
  readonly chosen: { readonly id: string; readonly title: string; readonly serves: string } | null;
}

/** First of all: something that is done already, so that the rest fills in by itself; or a new one. A plain GET form. */
export function OpportunityPick({ pick: { options, chosen } }: { pick: OpportunityPickOptions }) {
  const { t } = useTranslation("volunteering");
  if (chosen) {
    return (
      <Card pad className="row between wraps">
        <span>
          <b><Link to={`/staff/opportunities/${chosen.id}`}>{chosen.title}</Link></b>
          <span className="t14 soft block">{chosen.serves}</span>
        </span>
        <LinkButton to="/staff/shifts/new" kind="quiet">{t("create.pickOther")}</LinkButton>
      </Card>
    );
  }
  if (options.length === 0) return null;
  return (
    <Card pad>
      <form method="get" action="/staff/shifts/new" className="fields">
        <SelectField field={plainField("opportunity", "", "pick-opportunity")} label={t("create.pick")} help={t("create.pickHelp")} options={options} emptyText={t("create.pickNew")} />
        <Button type="submit" kind="soft">{t("create.pickAct")}</Button>
      </form>
    </Card>
  );
}
