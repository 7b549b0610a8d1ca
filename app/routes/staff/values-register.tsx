import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readDocumentsPermission } from "~/domains/documents/permissions";
import { issueGiftRegister } from "~/domains/inkind/commands/issue-gift-register.server";
import { readGiftPapers, readValues, valueGifts } from "~/domains/inkind/permissions";
import { monthRegister, registerMonths } from "~/domains/inkind/queries/value-reports.server";
import { GiftTable, ValueTotals } from "~/domains/inkind/ui/ValueReport";
import { ValueTabs } from "~/domains/inkind/ui/ValueTabs";
import { monthField, registerForm } from "~/domains/inkind/value-schemas";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatMonth } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { localDateOf, monthOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { plainField } from "~/ui/forms/field";
import { GetForm } from "~/ui/forms/GetForm";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readValues, search: z.object({ month: monthField.optional().catch(undefined) }) }, async ({ ctx, actor, search, locale, t }) => {
  const present = monthOf(localDateOf(ctx.clock.now()));
  const month = search.month ?? present;
  const [register, months] = await Promise.all([monthRegister(ctx, month, locale), registerMonths(ctx)]);
  return {
    ...register, month, locale, months: [...new Set([present, month, ...months])].sort().reverse(), registerId: newId<"GiftRegister">(),
    mayIssue: allows(actor, valueGifts), mayOpen: allows(actor, readDocumentsPermission), mayReadPapers: allows(actor, readGiftPapers),
    title: `${t("inkind:values.registerTitle")} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: valueGifts, messages: "inkind", forms: { register: registerForm } }, {
  register: async ({ ctx, value, runtime }) => {
    const done = await issueGiftRegister(ctx, { ...value, words: runtime.translators.bg });
    return done.ok ? redirect(`/staff/values/register?month=${value.month}`) : done;
  },
});

export default function Register() {
  const { lines, documents, registers, totals, month, months, registerId, mayIssue, mayOpen, mayReadPapers, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const [form] = useKitForm<{ registerId: string; month: string }>("register", { data: useActionData<typeof action>() });
  return (
    <div className="stack wide">
      <PageHeader title={t("values.registerTitle")} lead={t("values.registerLead")} />
      <ValueTabs current="register" />
      <GetForm action="/staff/values/register" className="row wraps" atOnce>
        <SelectField field={plainField("month", month)} label={t("values.month")} emptyText={null} options={months.map((value) => ({ value, text: formatMonth(value, locale) }))} />
        <SubmitButton kind="soft" className="self-end">{t("values.show")}</SubmitButton>
      </GetForm>
      {lines.length === 0 ? <Empty title={t("values.emptyMonth")} /> : (
        <>
          <GiftTable caption={formatMonth(month, locale)} lines={lines} documents={documents} locale={locale} mayOpen={mayOpen} mayReadPapers={mayReadPapers} withDonor />
          <div className="aside-cols">
            <ValueTotals totals={totals} locale={locale} />
            <Card as="section" pad>
              <div className="stack tight">
                <LinkButton reloadDocument to={`/api/values/register.csv?month=${month}`} kind="plain" wide>{t("values.csv")}</LinkButton>
                {mayIssue ? (
                  <KitForm form={form}>
                    <HiddenField name="registerId" value={registerId} />
                    <HiddenField name="month" value={month} />
                    <SubmitButton intent="register" wide busyText={t("papers.issuing")}>{t("values.issueRegister")}</SubmitButton>
                  </KitForm>
                ) : null}
                {registers.length > 0 ? <h2 className="h3m mt-3">{t("values.registers")}</h2> : null}
                {registers.map((one) => {
                  const text = t("values.registerNumber", { number: String(one.number), date: formatDate(one.issuedOn, locale) });
                  return <p key={one.id}>{mayOpen ? <a href={`/api/documents/${one.id}.pdf`}>{text}</a> : text}</p>;
                })}
              </div>
            </Card>
          </div>
        </>
      )}
    </div>
  );
}
