import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { createBazaar } from "~/domains/bazaar/commands/create-bazaar.server";
import { bazaarModes, type BazaarId } from "~/domains/bazaar/model";
import { manageBazaar } from "~/domains/bazaar/permissions";
import { bazaarForm } from "~/domains/bazaar/schemas";
import { daysBetween, addDays, instantAt } from "~/platform/time/local-date";
import { idField } from "~/platform/forms/fields";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { ChoiceField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, TextField, TimeField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const form = bazaarForm.and(z.object({ id: idField<BazaarId>(), fundId: idField<string>() }));
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: manageBazaar }, ({ t }) => ({
  id: newId<"Bazaar">(), fundId: newId<"Fund">(), title: `${t("bazaar:staff.createTitle")} – ${t("shell:product")}`,
}));

export const action = staffAction({ permission: manageBazaar, messages: "bazaar", forms: { createBazaar: form } }, {
  createBazaar: async ({ ctx, value }) => {
    const { startsOn, endsOn, opens, closes, causeBg, causeEn, ...event } = value;
    const days = Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, index) => addDays(startsOn, index));
    const made = await createBazaar(ctx, {
      ...event, causes: [{ bg: causeBg, en: causeEn }],
      days: days.map((day) => ({ day, opensAt: instantAt(day, opens), closesAt: instantAt(day, closes) })),
    });
    return made.ok ? redirect(`/staff/bazaars/${made.value.bazaarId}`) : made;
  },
});

export default function NewBazaar() {
  const { id, fundId } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("bazaar");
  const [kit, f] = useKitForm<z.input<typeof form>>("createBazaar", { data, defaultValue: { mode: "gift_for_souvenir" } });
  return (
    <div className="measure">
      <PageHeader back={{ to: "/staff/bazaars", text: t("staff.title") }} title={t("staff.createTitle")} />
      <KitForm form={kit} className="stack">
        <HiddenField name="id" value={id} />
        <HiddenField name="fundId" value={fundId} />
        <Card pad className="fields">
          <TextField field={f.nameBg} label={t("staff.nameBg")} maxLength={120} />
          <TextField field={f.nameEn} label={t("staff.nameEn")} maxLength={120} lang="en" />
          <TextField field={f.placeBg} label={t("staff.placeBg")} maxLength={200} />
          <TextField field={f.placeEn} label={t("staff.placeEn")} maxLength={200} lang="en" />
          <div className="pair"><DateField field={f.startsOn} label={t("staff.startsOn")} /><DateField field={f.endsOn} label={t("staff.endsOn")} /></div>
          <div className="pair"><TimeField field={f.opens} label={t("staff.opens")} /><TimeField field={f.closes} label={t("staff.closes")} /></div>
          <ChoiceField field={f.mode} label={t("staff.mode")} help={t("staff.modeHelp")} options={bazaarModes.map((mode) => ({ value: mode, text: t(`mode.${mode}`) }))} />
          <TextField field={f.causeBg} label={t("staff.causeBg")} maxLength={200} />
          <TextField field={f.causeEn} label={t("staff.causeEn")} maxLength={200} lang="en" />
        </Card>
        <SubmitButton intent="createBazaar" busyText={t("staff.saving")}>{t("staff.createAct")}</SubmitButton>
      </KitForm>
    </div>
  );
}
