import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { addPurpose } from "~/domains/funds/commands/add-purpose.server";
import { keepFunds } from "~/domains/funds/permissions";
import { purposeShape } from "~/domains/funds/schemas";
import { serviceOptions } from "~/domains/services/api.server";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { ChecksField, RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: keepFunds }, async ({ ctx, locale, t }) => ({
  id: newId<"Fund">(),
  places: (await serviceOptions(ctx.db, locale))
    .filter((service) => service.kind === "service")
    .flatMap((service) => [
      { value: service.id as string, text: service.name },
      ...service.programmes.map((programme) => ({ value: `${service.id}:${programme.id}`, text: `${service.name}: ${programme.name}` })),
    ]),
  title: `${t("funds:purpose.title")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: keepFunds, messages: "funds", forms: { open: purposeShape } }, {
  open: async ({ ctx, value }) => {
    const opened = await addPurpose(ctx, value);
    return opened.ok ? redirect("/staff/funds") : opened;
  },
});

type Fields = Record<"id" | "nameBg" | "nameEn" | "kind", string> & { places: string[] };

export default function OpenPurpose() {
  const { id, places } = useLoaderData<typeof loader>();
  const { t } = useTranslation("funds");
  const [form, fields] = useKitForm<Fields>("open", { data: useActionData<typeof action>(), defaultValue: { id, kind: "restricted" } });
  return (
    <>
      <PageHeader title={t("purpose.title")} lead={t("purpose.lead")} back={{ to: "/staff/funds", text: t("receipt.back") }} />
      <Card as="section" pad className="measure">
        <KitForm form={form} className="fields">
          <HiddenField name="id" value={typeof fields.id.initialValue === "string" ? fields.id.initialValue : id} />
          <TextField field={fields.nameBg} label={t("purpose.name_bg")} maxLength={120} />
          <TextField field={fields.nameEn} label={t("purpose.name_en")} optional maxLength={120} />
          <RadioCards field={fields.kind} label={t("purpose.kind")} options={(["restricted", "designated"] as const).map((kind) => ({ value: kind, text: t(`purpose.${kind}`) }))} />
          <ChecksField field={fields.places} label={t("purpose.places")} help={t("purpose.places_help")} options={places} />
          <SubmitButton intent="open" size="big" busyText={t("purpose.saving")} className="mt-5">{t("purpose.submit")}</SubmitButton>
        </KitForm>
      </Card>
    </>
  );
}
