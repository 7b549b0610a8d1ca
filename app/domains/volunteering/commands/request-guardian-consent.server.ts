import { and, eq } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { PersonId } from "~/platform/ids/ids";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import { localDateOf } from "~/platform/time/local-date";
import { requestConsent, type ConsentPoint, type GuardianRefusal } from "../../people/api.server";
import { runVolunteeringJobs } from "../permissions";
import { whenOf } from "../when";

async function load(tx: Tx, signupId: string) {
  const [row] = await tx
    .select({ own: signup, shift, opportunity, workClass: position.workClass, positionBg: position.nameBg, positionEn: position.nameEn, minorsPerAdult: position.minorsPerAdult })
    .from(signup)
    .innerJoin(position, eq(position.id, signup.positionId))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(and(eq(signup.id, signupId), eq(signup.state, "pending_consent")));
  if (!row?.own.guardianId) return null;
  const [guardian] = await tx.select({ fullName: person.fullName, email: person.email, phone: person.phone }).from(person).where(eq(person.id, row.own.guardianId));
  return guardian?.email ? { ...row, guardian: { ...guardian, email: guardian.email } } : null;
}
type Asked = NonNullable<Awaited<ReturnType<typeof load>>>;

/** The title in both languages, with the kind of work where the shift has several. */
function titles({ shift: at, opportunity: of, positionBg, positionEn }: Asked): Record<Locale, string> {
  const named = (title: string, task: string) => (task ? `${title}, ${task}` : title);
  const bg = at.titleBg || of.titleBg;
  return { bg: named(bg, positionBg), en: named(inLocale("en", bg, at.titleEn || of.titleEn), inLocale("en", positionBg, positionEn)) };
}

/** What the guardian decides, each point in both languages. Nobody is named: what is signed stays when a name is erased. */
function pointsOf(ctx: JobCtx, asked: Asked): readonly ConsentPoint[] {
  const { shift: at, opportunity: of } = asked;
  const workClass = asked.workClass ?? of.workClass;
  const title = titles(asked);
  const does = { bg: of.doesBg, en: inLocale("en", of.doesBg, of.doesEn) };
  const said = (scope: "taking_part" | "phone" | "photos", locale: Locale) => {
    const t = ctx.translators[locale];
    const facts = { title: title[locale], when: whenOf(at, locale), work: t(`volunteering:workClass.${workClass}`), does: does[locale] };
    return { label: t(`volunteering:consent.${scope}.label`, facts), detail: t(`volunteering:consent.${scope}.detail`, facts).trim() };
  };
  return (["taking_part", "phone", "photos"] as const).map((scope) => {
    const [bg, en] = [said(scope, "bg"), said(scope, "en")];
    return { scope, labelBg: bg.label, labelEn: en.label, detailBg: bg.detail, detailEn: en.detail };
  });
}

/**
 * Asks the guardian of a sign-up that waits for a consent, about this shift in its present version. Who: the handler of
 * `volunteering.consent_needed`. A repeat is the same question. Answers false when nobody was named or the sign-up no longer waits.
 * Refuses what `requestConsent` refuses: the page behind the minor's link then asks for another person.
 */
export async function requestGuardianConsent(ctx: JobCtx, input: { readonly signupId: string }): Promise<Result<{ asked: boolean }, GuardianRefusal>> {
  authorize(ctx.actor, runVolunteeringJobs);
  return inTransaction<{ asked: boolean }, GuardianRefusal>(ctx.db, async (tx) => {
    const asked = await load(tx, input.signupId);
    if (!asked) return ok({ asked: false });
    const { own, shift: at, guardian, minorsPerAdult } = asked;
    const title = titles(asked);
    const supervision = (locale: Locale) => (minorsPerAdult ? ctx.translators[locale]("volunteering:consent.supervision", { count: minorsPerAdult }) : undefined);
    const placeIn = (locale: Locale) => [inLocale(locale, at.placeBg, at.placeEn), inLocale(locale, at.addressBg, at.addressEn)].filter(Boolean).join(", ");
    const answer = await requestConsent(tx, ctx, {
      minorId: own.personId as PersonId, guardian, subject: { kind: "shift", id: at.id, version: at.revision },
      facts: {
        titleBg: title.bg, titleEn: title.en, startsAt: at.startsAt.toISOString(), endsAt: at.endsAt.toISOString(), placeBg: placeIn("bg"), placeEn: placeIn("en"),
        inChargeId: at.inChargeId, ...(supervision("bg") ? { supervisionBg: supervision("bg"), supervisionEn: supervision("en") } : {}),
      },
      items: pointsOf(ctx, asked), holdUntil: own.holdUntil, validOn: { from: localDateOf(at.startsAt), until: localDateOf(at.endsAt) },
    });
    return answer.ok ? ok({ asked: true }) : refuse(answer.refusal.code);
  });
}
