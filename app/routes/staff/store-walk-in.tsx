import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { openWalkIn } from "~/domains/inkind/commands/open-walk-in.server";
import { receiveGoods } from "~/domains/inkind/permissions";
import { knownOrganisations } from "~/domains/inkind/queries/expected-gifts.server";
import { offerDraftForm, walkInForm } from "~/domains/inkind/schemas";
import { OfferLines } from "~/domains/inkind/ui/OfferLines";
import { replyFields } from "~/ui/forms/reply-fields";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PhoneField, SelectField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: receiveGoods }, async ({ ctx, t }) => ({
  offerId: newId(), organisations: await knownOrganisations(ctx), title: `${t("inkind:store.walkInTitle")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: receiveGoods, messages: "inkind", forms: { walkIn: walkInForm, addLine: offerDraftForm } }, {
  addLine: async () => ok({}),
  walkIn: async ({ ctx, value, locale }) => {
    const opened = await openWalkIn(ctx, { ...value, locale });
    return opened.ok ? redirect(`/staff/store/receive/${opened.value.offerId}`) : opened;
  },
});

export default function WalkIn() {
  const { offerId, organisations } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const fields = replyFields("walk-in", data, { offerId, lines: [{ unit: "piece" }] });
  const { t } = useTranslation("inkind");
  return (
    <div className="measure">
      <PageHeader back={{ to: "/staff/store", text: t("store.title") }} title={t("store.walkInTitle")} lead={t("store.walkInLead")} />
      <KitForm form={fields.form} className="stack">
        <HiddenField name="offerId" value={fields.text("offerId")} />
        <Card pad className="fields">
          <SelectField field={fields.field("organisationId")} label={t("store.organisation")} optional emptyText={t("store.nobody")} options={organisations.map(({ id, name }) => ({ value: id, text: name }))} />
          <TextField field={fields.field("name")} label={t("give.name")} help={t("store.nameHelp")} optional maxLength={120} />
          <div className="pair">
            <EmailField field={fields.field("email")} label={t("give.email")} optional />
            <PhoneField field={fields.field("phone")} label={t("give.phone")} optional />
          </div>
          <CheckField field={fields.field("anonymous")} label={t("give.anonymous")} />
        </Card>
        <Card pad className="fields"><OfferLines fields={fields} addRow={data?.intent === "addLine"} /></Card>
        <SubmitButton intent="walkIn" size="big" wide>{t("store.toCounting")}</SubmitButton>
      </KitForm>
    </div>
  );
}
