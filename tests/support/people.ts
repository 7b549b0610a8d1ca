import { findOrCreatePerson, requestConsent, type ConsentAsk } from "~/domains/people/api.server";
import { signConsent } from "~/domains/people/commands/sign-consent.server";
import { consentPurpose } from "~/domains/people/consents.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { issueActToken } from "~/platform/tokens/act-token.server";

/** A known person without an account. */
export async function makePerson(ctx: Ctx, fullName: string, over: { email?: string; birthDate?: string; phone?: string } = {}): Promise<PersonId> {
  const { birthDate, ...contact } = over;
  return expectOk(await inTransaction(ctx.db, async (tx) =>
    ok(await findOrCreatePerson(tx, ctx, { fullName, ...contact, ...(birthDate ? { birthDate: localDate(birthDate) } : {}), locale: "bg" }))));
}

const point = (scope: string, label: string) => ({ scope, labelBg: label, labelEn: scope, detailBg: `${label}: подробно.`, detailEn: `${scope}: in detail.` });

export const mother = { fullName: "Росица Бонева", email: "r.boneva@primer.example", phone: "+35982000161" };
export const father = { fullName: "Бойко Бонев", email: "b.bonev@primer.example" };

/** The question of sketch 20: Saturday at the bazaar, four points. */
export function shiftAsk(minorId: PersonId, over: Partial<ConsentAsk> & { shiftId?: string; version?: number } = {}): ConsentAsk {
  const { shiftId = newId(), version = 1, ...rest } = over;
  return {
    minorId, guardian: mother, subject: { kind: "shift", id: shiftId, version },
    facts: {
      titleBg: "Помощ в детския кът", titleEn: "Helping in the children's corner", wantsBg: "да помогне на базара", wantsEn: "to help at the bazaar",
      startsAt: "2026-12-26T12:00:00.000Z", endsAt: "2026-12-26T16:00:00.000Z", placeBg: "„Дунав мол“, фоайе", placeEn: "Dunav Mall, foyer",
    },
    items: [
      point("taking_part", "Помощ в детския кът"), point("phone", "Телефонът при ментора"), point("photos", "Снимки, на които се познава"), point("travel", "Пътуване извън града"),
    ],
    holdUntil: new Date("2026-12-20T16:00:00Z"), validOn: { from: localDate("2026-12-26"), until: localDate("2026-12-27") }, ...rest,
  };
}

export const ask = async (ctx: Ctx, asked: ConsentAsk): Promise<string> =>
  expectOk(await inTransaction(ctx.db, (tx) => requestConsent(tx, ctx, asked))).requestId;

type Answers = Readonly<Record<string, "yes" | "no">>;
export const allYes: Answers = { taking_part: "yes", phone: "yes", photos: "yes", travel: "yes" };
export const allNo: Answers = { taking_part: "no", phone: "no", photos: "no", travel: "no" };

/** A link as a letter would carry it. */
export const consentLink = (ctx: Ctx, requestId: string): Promise<string> =>
  ctx.db.transaction((tx) => issueActToken(tx, ctx, { purpose: consentPurpose, subjectId: requestId, expiresAt: hoursLater(ctx.clock.now(), 24 * 60) }));

/** Signs as the guardian's form would; `revision` as it stands unless told. */
export async function signs(ctx: Ctx, token: string, answers: Answers, over: { revision?: number; typedName?: string; relation?: "mother" | "father"; locale?: "bg" | "en" } = {}) {
  const page = await consentPage(ctx, { token, locale: "bg" });
  return signConsent(ctx, {
    token, revision: page?.revision ?? 0, typedName: "Росица Бонева", relation: "mother", locale: "bg",
    answers: Object.entries(answers).map(([scope, answer]) => ({ scope, answer })), ...over,
  });
}
