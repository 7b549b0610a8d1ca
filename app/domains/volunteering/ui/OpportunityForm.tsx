import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { LinkButton } from "~/ui/Button";
import { Card, CardRows } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Affected } from "./Affected";
import { OpportunityFields, type OpportunityFieldValues, type ServiceGroup } from "./OpportunityFields";
import { type PositionFields, PositionRows } from "./PositionRows";

type Fields = OpportunityFieldValues & { positions: PositionFields[]; archived: boolean };

export interface OpportunityView {
  readonly id: string;
  readonly isNew: boolean;
  readonly title: string;
  readonly facts: string;
  readonly mayManage: boolean;
  readonly values: OpportunityFieldValues & { readonly positions: readonly object[]; readonly archived: string };
  readonly series: readonly { readonly id: string; readonly text: string }[];
}

function SeriesCard({ series }: { series: OpportunityView["series"] }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" aria-labelledby="series">
      <h2 id="series" className="pad">{t("opportunity.series")}</h2>
      {series.length === 0 ? <p className="pad pt-0 soft">{t("opportunity.noSeries")}</p> : (
        <CardRows>{series.map((one) => <li key={one.id}><Link to={`/staff/series/${one.id}`}>{one.text}</Link></li>)}</CardRows>
      )}
    </Card>
  );
}

/** Words, rules and usual tasks of an opportunity. What its rules do to people who signed up is shown before it is saved. */
export function OpportunityForm({ opportunity, services, data }: { opportunity: OpportunityView; services: readonly ServiceGroup[]; data: ActionReply | undefined }) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("save", { data, defaultValue: opportunity.values as never });
  const asks = data?.refusal?.code === "affects_people";
  return (
    <div className="measure">
      <PageHeader
        back={{ to: "/staff/opportunities", text: t("opportunity.back") }} title={opportunity.isNew ? t("opportunity.titleNew") : opportunity.title} lead={opportunity.facts || undefined}
        aside={opportunity.isNew || !opportunity.mayManage ? null : <LinkButton to={`/staff/shifts/new?opportunity=${opportunity.id}`}>{t("opportunities.newShift")}</LinkButton>}
      />
      {data?.value !== undefined ? <Note tone="ok" role="status" className="mb-4">{t("opportunity.saved")}</Note> : null}
      <div className="stack">
        {opportunity.isNew ? null : <SeriesCard series={opportunity.series} />}
        {opportunity.mayManage ? (
          <KitForm form={form} className="stack">
            <button type="submit" name="intent" value="save" hidden aria-hidden="true" tabIndex={-1} />
            <HiddenField name="opportunityId" value={opportunity.id} />
            <Card as="section" pad className="fields">
              <h2>{t("opportunity.words")}</h2>
              <OpportunityFields fields={fields} services={services} unfolded />
            </Card>
            <Card as="section" pad className="fields">
              <h2>{t("opportunity.usual")}</h2>
              <p className="soft">{t("opportunity.usualLead")}</p>
              <PositionRows list={fields.positions} lists={form} />
              {opportunity.isNew ? null : <CheckField field={fields.archived} label={t("opportunity.archived")} />}
            </Card>
            <Affected data={data} intent="save" busyText={t("opportunity.busy")} />
            {asks ? null : <SubmitButton intent="save" size="big" busyText={t("opportunity.busy")}>{t("opportunity.save")}</SubmitButton>}
          </KitForm>
        ) : null}
      </div>
    </div>
  );
}
