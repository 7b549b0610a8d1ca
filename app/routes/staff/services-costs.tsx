import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { setUnitCost } from "~/domains/services/commands/set-unit-cost.server";
import { serviceMeasures, type ServiceId } from "~/domains/services/model";
import { readServices, setUnitCosts } from "~/domains/services/permissions";
import { unitCosts } from "~/domains/services/queries/unit-costs.server";
import { serviceParams, unitCostShape } from "~/domains/services/schemas";
import { notFound } from "~/platform/http/answers.server";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatMoney } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, MoneyField, SelectField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const loader = staffLoader({ permission: readServices, params: serviceParams }, async ({ ctx, params, locale, t }) => {
  const page = await unitCosts(ctx, { serviceId: params.serviceId as ServiceId, locale });
  if (!page) throw notFound();
  return {
    pageTitle: t("services:costs.meta"), service: page.service, today: page.today, freshId: newId(),
    programmes: page.programmes.map((programme) => ({ value: programme.id, text: programme.name })),
    rows: page.rows.map((row) => ({
      id: row.id, what: t(`services:measures.${row.measure}`), whose: row.programme ?? t("services:costs.all"), cost: formatMoney(row.unitCostCents, locale), from: formatDate(row.validFrom, locale), current: row.current,
    })),
  };
});

export const action = staffAction({ permission: setUnitCosts, params: serviceParams, messages: "services", forms: { add: unitCostShape } }, {
  add: ({ ctx, params, value }) => setUnitCost(ctx, params.serviceId as ServiceId, value),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Costs() {
  const { service, rows, programmes, today, freshId } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("services");
  const [form, fields] = useKitForm<{ measure: string; programmeId: string; unitCost: string; validFrom: string }>("add", { data, defaultValue: { validFrom: today } });
  return (
    <>
      <PageHeader back={{ to: "/staff/services", text: t("overview.title") }} title={`${t("costs.title")}: ${service.name}`} lead={t("costs.lead")} />
      <Note>{t("costs.past")}</Note>
      <Card pad className="mt-5">
        <DataTable
          caption={t("costs.title")} captionHidden dense cards empty={<Empty title={t("costs.none")} />}
          columns={[
            { key: "what", head: t("costs.what"), cell: (row) => row.what },
            { key: "whose", head: t("costs.whose"), cell: (row) => row.whose },
            { key: "from", head: t("costs.from"), cell: (row) => <>{row.from} {row.current ? <Tag tone="ok">{t("costs.current")}</Tag> : null}</> },
            { key: "cost", head: t("costs.cost"), align: "end", cell: (row) => row.cost },
          ]}
          rows={rows} rowKey={(row) => row.id}
        />
      </Card>
      {service.maySetCosts ? (
        <Card pad className="mt-5" as="section" aria-labelledby="add-cost">
          <h2 id="add-cost" className="mb-3">{t("costs.add")}</h2>
          {data?.value ? <Note tone="ok" role="status" className="mb-4">{t("costs.saved")}</Note> : null}
          <KitForm form={form} key={freshId} className="stack">
            <HiddenField name="id" value={freshId} />
            <SelectField field={fields.measure} label={t("costs.what")} options={serviceMeasures.map((measure) => ({ value: measure, text: t(`measures_each.${measure}`) }))} />
            <SelectField field={fields.programmeId} label={t("costs.whose")} emptyText={t("costs.all")} options={programmes} />
            <MoneyField field={fields.unitCost} label={t("costs.amount")} />
            <DateField field={fields.validFrom} label={t("costs.from")} />
            <SubmitButton intent="add" busyText={t("costs.saving")} className="mt-4">{t("costs.save")}</SubmitButton>
          </KitForm>
        </Card>
      ) : null}
    </>
  );
}
