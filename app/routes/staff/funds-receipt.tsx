import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { recordReceipt } from "~/domains/funds/commands/record-receipt.server";
import { receiptChannels } from "~/domains/funds/model";
import { keepFunds } from "~/domains/funds/permissions";
import { purposeOptions } from "~/domains/funds/queries/allocation-page.server";
import { receiptShape } from "~/domains/funds/schemas";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Card } from "~/ui/Card";
import { RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, MoneyField, SelectField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: keepFunds }, async ({ ctx, locale, t }) => ({
  id: newId<"Tranche">(),
  today: localDateOf(ctx.clock.now()),
  funds: (await purposeOptions(ctx, locale)).map((fund) => ({ value: fund.id, text: fund.name })),
  title: `${t("funds:receipt.title")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: keepFunds, messages: "funds", forms: { record: receiptShape } }, {
  record: async ({ ctx, value }) => {
    const recorded = await recordReceipt(ctx, value);
    return recorded.ok ? redirect("/staff/funds") : recorded;
  },
});

type Fields = Record<"id" | "channel" | "fundId" | "amount" | "receivedOn" | "reference", string>;

export default function RecordReceipt() {
  const { id, today, funds } = useLoaderData<typeof loader>();
  const { t } = useTranslation("funds");
  const [form, fields] = useKitForm<Fields>("record", { data: useActionData<typeof action>(), defaultValue: { id, channel: "bank_gift", receivedOn: today } });
  return (
    <>
      <PageHeader title={t("receipt.title")} lead={t("receipt.lead")} back={{ to: "/staff/funds", text: t("receipt.back") }} />
      <Card as="section" pad className="measure">
        <KitForm form={form} className="fields">
          <HiddenField name="id" value={typeof fields.id.initialValue === "string" ? fields.id.initialValue : id} />
          <RadioCards field={fields.channel} label={t("receipt.channel")} options={receiptChannels.map((channel) => ({ value: channel, text: t(`receipt.channels.${channel}`) }))} />
          <SelectField field={fields.fundId} label={t("receipt.fund")} options={funds} />
          <div className="pair">
            <MoneyField field={fields.amount} label={t("receipt.amount")} />
            <DateField field={fields.receivedOn} label={t("receipt.received_on")} max={today} />
          </div>
          <TextField field={fields.reference} label={t("receipt.reference")} help={t("receipt.reference_help")} optional maxLength={60} />
          <SubmitButton intent="record" size="big" busyText={t("receipt.saving")} className="mt-5">{t("receipt.submit")}</SubmitButton>
        </KitForm>
      </Card>
    </>
  );
}
