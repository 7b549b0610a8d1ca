import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readDocumentsPermission } from "~/domains/documents/permissions";
import { readGiftPapers, readValues } from "~/domains/inkind/permissions";
import { donorChoices, donorStatement } from "~/domains/inkind/queries/value-reports.server";
import { GiftTable, ValueTotals } from "~/domains/inkind/ui/ValueReport";
import { ValueTabs } from "~/domains/inkind/ui/ValueTabs";
import { dayOfSearch, donorField } from "~/domains/inkind/value-schemas";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatQuantity } from "~/platform/i18n/format";
import { localDate, localDateOf } from "~/platform/time/local-date";
import { Empty } from "~/ui/Empty";
import { plainField } from "~/ui/forms/field";
import { GetForm } from "~/ui/forms/GetForm";
import { SubmitButton } from "~/ui/forms/KitForm";
import { DateField, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ donor: donorField.optional().catch(undefined), from: dayOfSearch, until: dayOfSearch });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readValues, search }, async ({ ctx, actor, search: { donor, ...days }, locale, t }) => {
  const today = localDateOf(ctx.clock.now());
  const from = days.from ?? localDate(`${today.slice(0, 4)}-01-01`);
  const until = days.until ?? today;
  const donors = await donorChoices(ctx);
  const statement = donor ? await donorStatement(ctx, { donor, from, until, locale }) : null;
  return {
    donors, donor, from, until, statement, locale, mayOpen: allows(actor, readDocumentsPermission), mayReadPapers: allows(actor, readGiftPapers),
    title: `${t("inkind:values.donorsTitle")} – ${t("shell:product")}`,
  };
});

export default function DonorStatement() {
  const { donors, donor, from, until, statement, mayOpen, mayReadPapers, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const name = donors.find((one) => one.key === donor)?.name ?? "";
  return (
    <div className="stack wide">
      <PageHeader title={t("values.donorsTitle")} lead={t("values.donorsLead")} />
      <ValueTabs current="donors" />
      <GetForm action="/staff/values/donors" className="row wraps">
        <SelectField field={plainField("donor", donor)} label={t("values.donor")} emptyText={t("values.chooseDonor")} options={donors.map((one) => ({ value: one.key, text: one.name }))} />
        <DateField field={plainField("from", from)} label={t("values.from")} />
        <DateField field={plainField("until", until)} label={t("values.until")} />
        <SubmitButton kind="soft" className="self-end">{t("values.show")}</SubmitButton>
      </GetForm>
      {statement && statement.lines.length === 0 ? <Empty title={t("values.emptyDonor")} /> : null}
      {statement && statement.lines.length > 0 ? (
        <>
          <GiftTable
            caption={name} lines={statement.lines} documents={statement.documents} locale={locale} mayOpen={mayOpen} mayReadPapers={mayReadPapers}
            more={[{
              key: "became", head: t("values.column.became"),
              cell: (line) => line.became.map((one) => (
                <small key={`${one.kind}${one.place}`} className="block">{t(`values.fate.${one.kind}`, { quantity: formatQuantity(one.quantity, line.unit, locale), place: one.place ?? t("values.unnamedPlace") })}</small>
              )),
            }]}
          />
          <ValueTotals totals={statement.totals} locale={locale} />
        </>
      ) : null}
    </div>
  );
}
