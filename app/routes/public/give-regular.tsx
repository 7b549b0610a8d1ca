import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { requestStanding } from "~/domains/inkind/commands/request-standing.server";
import { categories, deliveries, typedUnits } from "~/domains/inkind/model";
import { standingForm } from "~/domains/inkind/offer-schemas";
import { refuse } from "~/platform/errors/result";
import { publicAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addressOf, withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { addDays, localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { CheckField, ChecksField, RadioCards } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, EmailField, HiddenField, PhoneField, SelectField, TextField, TimeField } from "~/ui/forms/TextField";
import { FlowLayout } from "~/ui/layouts/FlowLayout";
import { Note } from "~/ui/Note";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = publicLoader({ search: z.object({ sent: z.string().optional() }) }, ({ ctx, search, t }) => ({
  title: `${t("inkind:standing.requestTitle")} – ${t("shell:product")}`, sent: search.sent === "1", id: newId() as string, tomorrow: addDays(localDateOf(ctx.clock.now()), 1),
}));

export const action = publicAction({ messages: "inkind", forms: { send: standingForm } }, {
  send: async ({ ctx, value, locale, request }) => {
    if (!(await withinLimit(ctx.db, ctx.clock, { bucket: "inkind-offer", limit: 40, windowMinutes: 60 }, addressOf(request)))) return refuse("too_many_offers");
    const sent = await requestStanding(ctx, { ...value, locale });
    return sent.ok ? redirect("/give/regular?sent=1") : sent;
  },
});

export default function GiveRegular() {
  const { sent, id, tomorrow } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<Omit<z.input<typeof standingForm>, "weekdays"> & { weekdays: string[] }>("send", {
    data: useActionData<typeof action>(),
    defaultValue: { standingOfferId: id, weekdays: ["1", "2", "3", "4", "5"], skipsHolidays: "on", from: "08:00", until: "09:00", delivery: "bring", startsOn: tomorrow, unit: "piece", category: "food" },
  });
  if (sent) {
    return (
      <FlowLayout back="/" where={t("standing.requestTitle")}>
        <h1>{t("standing.sentTitle")}</h1>
        <Note tone="ok" role="status">{t("standing.sentText")}</Note>
        <p><LinkButton to="/needs">{t("mails.declined.needs")}</LinkButton></p>
      </FlowLayout>
    );
  }
  return (
    <FlowLayout back="/give" where={t("standing.requestTitle")}>
      <KitForm form={form} className="fields">
        <h1>{t("standing.requestTitle")}</h1>
        <p className="lead">{t("standing.requestLead")}</p>
        <HiddenField name="standingOfferId" value={(fields.standingOfferId.initialValue as string | undefined) ?? id} />
        <TextField field={fields.description} label={t("standing.what")} maxLength={120} autoComplete="off" />
        <SelectField field={fields.category} label={t("give.category")} options={categories.map((value) => ({ value, text: t(`categories.${value}`) }))} />
        <div className="pair">
          <TextField field={fields.quantity} label={t("give.quantity")} inputMode="decimal" autoComplete="off" maxLength={20} />
          <SelectField field={fields.unit} label={t("give.unit")} options={typedUnits.map((unit) => ({ value: unit, text: t(`unitNames.${unit}`) }))} emptyText={null} />
        </div>
        <ChecksField field={fields.weekdays} label={t("standing.weekdays")} options={([1, 2, 3, 4, 5, 6, 7] as const).map((day) => ({ value: String(day), text: t(`standing.days.d${day}`) }))} />
        <CheckField field={fields.skipsHolidays} label={t("standing.skipsHolidays")} />
        <div className="pair"><TimeField field={fields.from} label={t("standing.from")} /><TimeField field={fields.until} label={t("standing.until")} /></div>
        <DateField field={fields.startsOn} label={t("standing.startsOn")} />
        <RadioCards field={fields.delivery} label={t("give.way")} options={deliveries.map((value) => ({ value, text: t(`deliveries.${value}`) }))} />
        <TextField field={fields.firm} label={t("standing.firm")} autoComplete="organization" maxLength={120} />
        <TextField field={fields.eik} label={t("standing.eik")} optional inputMode="numeric" maxLength={13} autoComplete="off" />
        <TextField field={fields.name} label={t("standing.contact")} autoComplete="name" maxLength={120} />
        <EmailField field={fields.email} label={t("give.email")} />
        <PhoneField field={fields.phone} label={t("give.phone")} />
        <div className="stack">
          <SubmitButton intent="send" size="big" wide busyText={t("give.sending")}>{t("standing.send")}</SubmitButton>
          <p className="t14 soft">{t("give.whatNext")}</p>
        </div>
      </KitForm>
    </FlowLayout>
  );
}
