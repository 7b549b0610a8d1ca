import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { submitHelp } from "~/domains/inkind/commands/submit-help.server";
import { helpKinds } from "~/domains/inkind/model";
import { helpForm } from "~/domains/inkind/offer-schemas";
import { helpServices } from "~/domains/inkind/queries/give-page.server";
import { refuse } from "~/platform/errors/result";
import { publicAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addressOf, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { LinkButton } from "~/ui/Button";
import { CheckField, RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { EmailField, HiddenField, PhoneField, SelectField, TextField } from "~/ui/forms/TextField";
import { FlowLayout } from "~/ui/layouts/FlowLayout";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = publicLoader({ search: z.object({ kind: z.enum(helpKinds).optional().catch(undefined) }) }, async ({ ctx, search, locale, t }) => ({
  title: `${t("inkind:help.title")} – ${t("shell:product")}`, offerId: newId() as string, kind: search.kind ?? "", services: await helpServices(ctx, locale),
}));

export const action = publicAction({ messages: "inkind", forms: { send: helpForm } }, {
  send: async ({ ctx, value, locale, request }) => {
    if (!(await withinLimit(ctx.db, ctx.clock, { bucket: "inkind-offer", limit: 40, windowMinutes: 60 }, addressOf(request)))) return refuse("too_many_offers");
    const sent = await submitHelp(ctx, { ...value, locale });
    return sent.ok ? redirect(`/t/${sent.value.code}?sent=1`) : sent;
  },
});

export default function GiveHelp() {
  const { offerId, kind, services } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof helpForm>>("send", { data: useActionData<typeof action>(), defaultValue: { offerId, kind } });
  return (
    <FlowLayout back="/give" where={t("help.title")}>
      <KitForm form={form} className="fields">
        <h1>{t("help.title")}</h1>
        <p className="lead">{t("help.lead")}</p>
        <HiddenField name="offerId" value={(fields.offerId.initialValue as string | undefined) ?? offerId} />
        <RadioCards field={fields.kind} label={t("help.kind")} options={helpKinds.map((value) => ({ value, text: t(`kinds.${value}`), help: t(`kindHelp.${value}`) }))} />
        <TextField field={fields.what} label={t("help.what")} help={t("help.whatHelp")} maxLength={200} autoComplete="off" />
        <TextField field={fields.whenWords} label={t("help.when")} help={t("help.whenHelp")} maxLength={200} autoComplete="off" />
        <TextField field={fields.hours} label={t("help.hours")} help={t("help.hoursHelp")} optional inputMode="decimal" autoComplete="off" maxLength={6} />
        <TextField field={fields.deliverable} label={t("help.deliverable")} help={t("help.deliverableHelp")} optional autoComplete="off" maxLength={200} />
        <SelectField field={fields.serviceId} label={t("help.service")} options={services} />
        <TextField field={fields.name} label={t("give.name")} autoComplete="name" maxLength={120} />
        <PhoneField field={fields.phone} label={t("give.phone")} optional />
        <EmailField field={fields.email} label={t("give.email")} help={t("give.emailHelp")} optional />
        <CheckField field={fields.anonymous} label={t("give.anonymous")} />
        <CheckField field={fields.wantsCertificate} label={t("offer.certificate")} />
        <div className="stack">
          <SubmitButton intent="send" size="big" wide busyText={t("give.sending")}>{t("help.send")}</SubmitButton>
          <p className="t14 soft">{t("give.whatNext")}</p>
          <LinkButton to="/shifts" kind="quiet">{t("help.notHours")}</LinkButton>
        </div>
      </KitForm>
    </FlowLayout>
  );
}
