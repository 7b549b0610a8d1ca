import { eq } from "drizzle-orm";
import { hoursCertificate, timeEntry } from "~db/schema/volunteering-hours.server";
import { person } from "~db/schema/people.server";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { formatDate, formatDuration } from "~/platform/i18n/format";
import { inLocale } from "~/platform/i18n/locale";
import type { Handler } from "~/platform/jobs/handlers.server";
import { issueDocumentLink } from "../documents/api.server";
import { givenName } from "../people/api";
import { notifyPerson, organisationSettings, personNames } from "../people/api.server";
import { whenOf } from "./when";

const idIn = (payload: Readonly<Record<string, unknown>>, key: string): string | null => (typeof payload[key] === "string" ? payload[key] : null);

/** `volunteering.hours_corrected`: one letter a correction, to the volunteer; a firm's group has nobody to write to. */
export const sendHoursCorrected: Handler = async (ctx, effect) => {
  const entryId = idIn(effect.payload, "entryId");
  if (!entryId) return;
  const newId = idIn(effect.payload, "newEntryId");
  const [entry] = await ctx.db
    .select({ personId: timeEntry.personId, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, inChargeId: shift.inChargeId })
    .from(timeEntry).innerJoin(shift, eq(shift.id, timeEntry.shiftId)).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(eq(timeEntry.id, entryId));
  if (!entry?.personId) return;
  const [now] = newId ? await ctx.db.select({ minutes: timeEntry.minutes }).from(timeEntry).where(eq(timeEntry.id, newId)) : [];
  await notifyPerson(ctx, { kind: "volunteering.hours_corrected", subjectId: entryId, personId: entry.personId }, async ({ tx, to, t }) => {
    const key = "volunteering:hoursMail.corrected";
    const facts = { title: inLocale(to.locale, entry.titleBg, entry.titleEn), time: formatDuration(now?.minutes ?? 0, to.locale) };
    const names = await personNames(tx, [entry.inChargeId]);
    return {
      subject: t(`${key}.subject`, facts), preheader: t(`${key}.preheader`), title: t(`${key}.title`), reason: t(`${key}.reason`),
      blocks: [
        { kind: "text", text: t("volunteering:mail.hello", { name: givenName(to.fullName) }) }, { kind: "text", text: t(now ? `${key}.text` : `${key}.none`, facts) },
        { kind: "small", text: t(`${key}.ask`, { name: names.get(entry.inChargeId) ?? "" }) },
      ],
    };
  });
};

/** `volunteering.certificate_issued`: the holder's own link to the paper. */
export const sendCertificate: Handler = async (ctx, effect) => {
  const certificateId = idIn(effect.payload, "certificateId");
  if (!certificateId) return;
  const [row] = await ctx.db.select().from(hoursCertificate).where(eq(hoursCertificate.id, certificateId));
  if (!row?.documentId || row.minutes === null) return;
  const { documentId, minutes, fromDay, untilDay } = row;
  await notifyPerson(ctx, { kind: "volunteering.certificate", subjectId: certificateId, personId: row.personId }, async ({ tx, to, t }) => {
    const key = "volunteering:hoursMail.certificate";
    const facts = { time: formatDuration(minutes, to.locale), from: formatDate(fromDay, to.locale), until: formatDate(untilDay, to.locale) };
    const link = await issueDocumentLink(tx, ctx, documentId);
    return {
      subject: t(`${key}.subject`), preheader: t(`${key}.preheader`, facts), title: t(`${key}.title`), reason: t(`${key}.reason`),
      blocks: [
        { kind: "text", text: t("volunteering:mail.hello", { name: givenName(to.fullName) }) }, { kind: "text", text: t(`${key}.text`, facts) },
        { kind: "button", label: t(`${key}.button`), href: `${ctx.baseUrl}${link}` }, { kind: "small", text: t(`${key}.small`) },
      ],
    };
  });
};

/** `volunteering.coordinator_called`: to the person in charge; without an e-mail of theirs, nobody but the screen's phone number helps. */
export const tellCalled: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  if (!signupId) return;
  const [row] = await ctx.db
    .select({ name: person.fullName, inChargeId: shift.inChargeId, startsAt: shift.startsAt, endsAt: shift.endsAt, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn })
    .from(signup).innerJoin(person, eq(person.id, signup.personId)).innerJoin(shift, eq(shift.id, signup.shiftId)).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(eq(signup.id, signupId));
  if (!row) return;
  await notifyPerson(ctx, { kind: "volunteering.coordinator_called", subjectId: idIn(effect.payload, "callId") ?? effect.id, personId: row.inChargeId }, async ({ tx, to, t }) => {
    const key = "volunteering:hoursMail.call";
    const facts = { name: row.name, title: inLocale(to.locale, row.titleBg, row.titleEn), when: whenOf(row, to.locale) };
    const us = await organisationSettings(tx, to.locale);
    return {
      subject: t(`${key}.subject`, facts), preheader: t(`${key}.preheader`, facts), title: t(`${key}.title`), reason: t(`${key}.reason`),
      blocks: [{ kind: "text", text: t(`${key}.text`, facts) }, { kind: "small", text: us.name }],
    };
  });
};
