import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { CircleCheckIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import type { SubstituteView } from "./hand-over";
import { ShiftFacts } from "./ShiftFacts";
import { NearestShifts } from "./ShiftRow";
import type { ShiftRowView } from "./shift-row";

function Decide({ view, data }: { view: SubstituteView; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ minor: boolean; rulesVersion: string }>("take", { data });
  const young = data?.refusal?.code === "substitute_minor";
  return (
    <div className="stack">
      <KitForm form={form} className="stack">
        {view.rulesVersion === null ? null : <HiddenField name="rulesVersion" value={String(view.rulesVersion)} />}
        <CheckField field={fields.minor} label={t("substitute.minor")} text={t("substitute.minorHelp")} />
        {young ? <LinkButton to={`/shifts/${view.shiftId}`} kind="soft" wide>{t("substitute.minorNext")}</LinkButton> : null}
        <SubmitButton intent="take" size="big" wide busyText={t("substitute.takeBusy")}>{t(view.exchange ? "substitute.takeExchange" : "substitute.take")}</SubmitButton>
      </KitForm>
      <p className="t14 soft">{t("substitute.rules")} <Link to="/rules">{t("mine.rules.read")}</Link></p>
      <ActForm intent="decline" kind="quiet" wide>{t("substitute.decline")}</ActForm>
    </div>
  );
}

const leads = { open: "text", yours: "yoursText", declined: "declinedText", over: "overText" } as const;

/** What stands behind the letter to a named substitute. Nothing happens before they press. */
export function Substitute({ view, data, nearest }: { view: SubstituteView; data: ActionReply | undefined; nearest: readonly ShiftRowView[] }) {
  const { t } = useTranslation("volunteering");
  const good = view.state === "yours";
  return (
    <div className="stack">
      <div className={good ? "big-ok" : undefined}>
        {good ? <Icon of={CircleCheckIcon} /> : null}
        <h1 className="h1m">{view.title}</h1>
      </div>
      <p>{t(`substitute.${leads[view.state]}`)}</p>
      {view.state === "open" || view.state === "yours" ? (
        <Card as="section" pad>
          <h2 className="h2m mb-3">{view.shiftTitle}</h2>
          {view.does ? <p className="mb-3">{view.does}</p> : null}
          <ShiftFacts facts={view.facts} contact={view.contact} bring={view.bring} />
          {view.party ? <p className="t14 soft mt-3">{view.party}</p> : null}
        </Card>
      ) : null}
      {view.state === "open" && view.exchange ? (
        <Card as="section" pad>
          <h2 className="h3m">{t("substitute.exchange")}</h2>
          <p className="mt-2"><b>{view.exchange.title}</b><br />{view.exchange.when}</p>
        </Card>
      ) : null}
      {view.state === "open" && view.exchange && !view.exchange.held ? <Note tone="warn">{t("substitute.exchangeNone")}</Note> : null}
      {view.state === "open" ? <Decide view={view} data={data} /> : null}
      {view.state === "over" ? <NearestShifts title={t("own.nearest")} rows={nearest} /> : null}
      {view.state === "over" || view.state === "declined" ? <LinkButton to="/shifts" wide>{t("substitute.shifts")}</LinkButton> : null}
    </div>
  );
}
