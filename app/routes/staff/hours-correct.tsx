import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { correctHours } from "~/domains/volunteering/commands/correct-hours.server";
import { correctHoursSchema } from "~/domains/volunteering/kiosk-schemas";
import { attestHours } from "~/domains/volunteering/permissions";
import { hoursEntry } from "~/domains/volunteering/queries/hours-desk.server";
import { entryLine } from "~/domains/volunteering/ui/hours-view";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { isId, newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, TextField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ entryId: z.string().refine(isId) });

export const loader = staffLoader({ permission: attestHours, params }, async ({ ctx, params: { entryId }, locale, t }) => {
  const entry = await hoursEntry(ctx, { entryId, locale });
  if (!entry?.mayAttest || entry.state !== "posted") throw notFound();
  return {
    title: `${t("volunteering:hoursDesk.correct")} – ${t("shell:product")}`, entryId, newEntryId: newId<"TimeEntry">(), line: entryLine(entry, { locale, t }),
    people: entry.people, minutes: Math.round(entry.minutes / entry.people),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const action = staffAction({ permission: attestHours, params, messages: "volunteering", forms: { correct: correctHoursSchema } }, {
  correct: async ({ ctx, value }) => {
    const done = await correctHours(ctx, value);
    return done.ok ? redirect("/staff/hours?view=posted&done=corrected") : done;
  },
});

export default function CorrectHours() {
  const { entryId, newEntryId, line, people, minutes } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<{ entryId: string; newEntryId: string; minutes: string; people: string; reason: string }>("correct", { data, defaultValue: { minutes: String(minutes), people: String(people) } });
  return (
    <div className="measure">
      <PageHeader title={t("hoursDesk.correct")} lead={line} back={{ to: "/staff/hours?view=posted", text: t("hoursDesk.back") }} />
      <Card pad>
        <p className="soft mb-4">{t("hoursDesk.correctText")}</p>
        <KitForm form={form}>
          <HiddenField name="entryId" value={entryId} />
          <HiddenField name="newEntryId" value={newEntryId} />
          <div className="fields">
            <NumberField field={fields.minutes} label={t("hoursDesk.correctMinutes")} help={t("hoursDesk.correctZero")} unit={t("shift.minutesUnit")} maxLength={4} />
            {people > 1 ? <NumberField field={fields.people} label={t("hoursDesk.correctPeople")} maxLength={3} /> : <HiddenField name="people" value="1" />}
            <TextField field={fields.reason} label={t("hoursDesk.correctReason")} maxLength={200} />
            <SubmitButton intent="correct" busyText={t("hoursDesk.correctBusy")}>{t("hoursDesk.correctSave")}</SubmitButton>
          </div>
        </KitForm>
      </Card>
    </div>
  );
}
