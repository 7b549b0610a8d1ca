import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addReferenceRate } from "~/domains/volunteering/commands/set-reference-rate.server";
import { referenceRateSchema } from "~/domains/volunteering/kiosk-schemas";
import { issueCertificates, seeHours, setReferenceRate, wholeHouse } from "~/domains/volunteering/permissions";
import { referenceRates } from "~/domains/volunteering/queries/hours-desk.server";
import { HoursTabs } from "~/domains/volunteering/ui/HoursDesk";
import { allows } from "~/platform/access/permission";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatMoney } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, NumberField, TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission: seeHours }, async ({ ctx, locale, t, actor }) => ({
  title: `${t("volunteering:rateDesk.title")} – ${t("shell:product")}`, mayIssue: allows(actor, issueCertificates, wholeHouse), mayAdd: allows(actor, setReferenceRate, wholeHouse),
  rates: (await referenceRates(ctx, { locale })).map((rate) => ({ key: rate.validFrom, from: formatDate(rate.validFrom, locale), rate: formatMoney(rate.centsPerHour, locale), source: rate.source })),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const action = staffAction({ permission: seeHours, messages: "volunteering", forms: { rate: referenceRateSchema } }, {
  rate: async ({ ctx, value, t }) => {
    const added = await addReferenceRate(ctx, value);
    return added.ok ? ok({ done: t("volunteering:rateDesk.saved") }) : added;
  },
});

export default function Rate() {
  const { rates, mayIssue, mayAdd } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ validFrom: string; centsPerHour: string; sourceBg: string; sourceEn: string }>("rate", { data: data?.value === undefined ? data : undefined });
  const done = (data?.value as { done?: string } | undefined)?.done;
  return (
    <>
      <PageHeader title={t("rateDesk.title")} lead={t("rateDesk.lead")} />
      <HoursTabs current="rate" mayIssue={mayIssue} />
      {done ? <Note tone="ok" role="status" className="mt-4">{done}</Note> : null}
      <div className="aside-cols mt-5">
        <DataTable
          caption={t("rateDesk.title")} captionHidden cards rows={rates} rowKey={(row) => row.key}
          columns={[
            { key: "from", head: t("rateDesk.column.from"), cell: (row) => row.from },
            { key: "rate", head: t("rateDesk.column.rate"), align: "end", cell: (row) => <span className="num">{row.rate}</span> },
            { key: "source", head: t("rateDesk.column.source"), cell: (row) => row.source },
          ]}
        />
        {mayAdd ? (
          <Card pad>
            <KitForm form={form}>
              <div className="fields">
                <DateField field={fields.validFrom} label={t("rateDesk.from")} />
                <NumberField field={fields.centsPerHour} label={t("rateDesk.cents")} help={t("rateDesk.centsHelp")} unit={t("rateDesk.centsUnit")} maxLength={6} />
                <TextField field={fields.sourceBg} label={t("rateDesk.source")} help={t("rateDesk.sourceHelp")} maxLength={200} />
                <TextField field={fields.sourceEn} label={t("rateDesk.sourceEn")} optional maxLength={200} lang="en" />
                <SubmitButton intent="rate" busyText={t("rateDesk.busy")}>{t("rateDesk.save")}</SubmitButton>
              </div>
            </KitForm>
          </Card>
        ) : <span />}
      </div>
    </>
  );
}
