import { recordCheck } from "../../../app/domains/people/commands/record-check.server";
import { signConsent } from "../../../app/domains/people/commands/sign-consent.server";
import { consentPurpose, requestConsent, type ConsentAsk, type ConsentPoint } from "../../../app/domains/people/consents.server";
import type { CheckKind, PersonCheckId } from "../../../app/domains/people/model";
import type { Actor } from "../../../app/platform/access/permission";
import { visitor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { expectOk, ok } from "../../../app/platform/errors/result";
import type { PersonId } from "../../../app/platform/ids/ids";
import { fixedClock, hoursLater } from "../../../app/platform/time/clock";
import { addDays, instantAt, localDate, type LocalDate } from "../../../app/platform/time/local-date";
import { issueActToken } from "../../../app/platform/tokens/act-token.server";
import { accounts, demoId, people } from "./ids";

const coordinator: Actor = {
  kind: "account", accountId: accounts.coordinator, personId: people.yordanka, grants: [{ role: "coordinator", scopeKind: "organisation", scopeId: null }],
};

/** Days before the anchor each was seen, and days after it that it lasts; without the second the kind's usual length. */
const checks: readonly (readonly [PersonId, CheckKind, number, number?])[] = [
  [people.aleksandra, "till_briefing", 16], [people.dimitar, "till_briefing", 16], [people.gergana, "till_briefing", 9],
  [people.elena, "child_safeguarding", 200], [people.elena, "criminal_record", 120], [people.elena, "first_aid", 300],
  [people.fatme, "child_safeguarding", 190], [people.fatme, "criminal_record", 172, 11], [people.fatme, "food_handling", 100],
  [people.plamen, "child_safeguarding", 90], [people.plamen, "criminal_record", 60], [people.ognyan, "driving", 80], [people.ognyan, "criminal_record", 160, 22],
  [people.penka, "child_safeguarding", 40], [people.anna, "child_safeguarding", 30], [people.anna, "food_handling", 30],
];

const rositsa = { fullName: "Росица Бонева", email: "r.boneva@primer.example" } as const;
const point = (scope: string, labelBg: string, labelEn: string, detailBg: string, detailEn: string): ConsentPoint => ({ scope, labelBg, labelEn, detailBg, detailEn });

/** Signed in autumn for the school year: nothing about a single shift. */
const general = (anchor: LocalDate): ConsentAsk => ({
  minorId: people.kaloyan, guardian: rositsa, subject: { kind: "school_year", id: null, version: 1 },
  facts: { titleBg: "Учебната година в програма „Благотворец Храбър“", titleEn: "The school year in the “Benefactor Brave” programme", wantsBg: "да участва в програмата", wantsEn: "to take part in the programme", inChargeId: people.elena },
  items: [
    point("phone", "Телефонът при ментора", "The phone with the mentor", "Менторът го вижда през учебната година, за да пише за промени.", "The mentor sees it during the school year, to tell of changes."),
    point("group_chat", "Група за съобщения", "A group for messages", "Само екипът и менторът. Възрастни отвън няма.", "Only the team and the mentor. No adults from outside."),
  ],
  holdUntil: null, validOn: { from: addDays(anchor, -75), until: addDays(anchor, 190) },
});

/** The question of sketch 20, open until this evening. */
const openQuestion = (anchor: LocalDate): ConsentAsk => {
  const day = addDays(anchor, 1);
  return {
    minorId: people.kaloyan, guardian: rositsa, subject: { kind: "shift", id: demoId<"Shift">("shift:animation"), version: 0 },
    facts: {
      titleBg: "Детска анимация", titleEn: "Children's animation", wantsBg: "да помогне на базара", wantsEn: "to help at the bazaar",
      startsAt: instantAt(day, "14:00").toISOString(), endsAt: instantAt(day, "18:00").toISOString(), placeBg: "Коледен базар 2026, „Дунав мол“, фоайе", placeEn: "Christmas bazaar 2026, Dunav Mall, foyer",
      inChargeId: people.elena, supervisionBg: "До {{name}} е през цялото време, с още един млад човек.", supervisionEn: "With {{name}} all the time, and one more young person.",
    },
    items: [
      point("taking_part", "Помощ в детския кът", "Helping in the children's corner", "Рисуване и игри с деца на посетители, до 4 часа с почивка. Без каса и без пари.", "Drawing and games with visitors' children, up to 4 hours with a break. No till and no money."),
      point("phone", "Телефонът при ментора", "The phone with the mentor", "Менторът го вижда до края на базара, за да намери {{name}} в навалицата.", "The mentor sees it until the bazaar ends, to find {{name}} in the crowd."),
      point("photos", "Снимки, на които се познава", "Photos that can be recognised", "Само за албума на екипа. Не ги публикуваме.", "Only for the team's album. We do not publish them."),
      point("travel", "Пътуване извън града", "Travel out of town", "На следващия ден, 9:00 – 13:00 ч., с буса до с. Горни Бряг. Носят подаръците от базара заедно с ментора.", "The day after, 9:00 – 13:00, by bus to the village of Gorni Bryag. They take the gifts of the bazaar, with the mentor."),
    ],
    holdUntil: instantAt(anchor, "18:00"), validOn: { from: day, until: addDays(day, 1) },
  };
};

const ask = async (ctx: Ctx, asked: ConsentAsk): Promise<string> => expectOk(await inTransaction(ctx.db, (tx) => requestConsent(tx, ctx, asked))).requestId;

/** Checks seen, a guardian's signed consent for the school year, and the open question about tomorrow. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  for (const [n, [personId, kind, daysAgo, daysLeft]] of checks.entries()) {
    const seenOn = addDays(anchor, -daysAgo);
    expectOk(await recordCheck({ ...ctx, actor: coordinator, clock: fixedClock(instantAt(seenOn, "15:00")) }, {
      checkId: demoId<"PersonCheck">(`check:${n}`) as PersonCheckId, personId, kind, seenOn, ...(daysLeft === undefined ? {} : { validUntil: addDays(anchor, daysLeft) }),
    }));
  }
  const then: Ctx = { ...ctx, actor: visitor, clock: fixedClock(instantAt(addDays(anchor, -75), "19:20")) };
  const signedId = await ask({ ...then, actor: coordinator }, general(anchor));
  const token = expectOk(await inTransaction(ctx.db, async (tx) => ok(await issueActToken(tx, then, { purpose: consentPurpose, subjectId: signedId, expiresAt: hoursLater(then.clock.now(), 1) }))));
  expectOk(await signConsent(then, {
    token, revision: 0, relation: "mother", typedName: rositsa.fullName, locale: "bg", answers: [{ scope: "phone", answer: "yes" }, { scope: "group_chat", answer: "yes" }],
  }));
  await ask({ ...ctx, actor: coordinator, clock: fixedClock(instantAt(localDate(anchor), "09:20")) }, openQuestion(anchor));
}
