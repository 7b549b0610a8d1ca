import type { Actor } from "../../../app/platform/access/permission";
import { visitor } from "../../../app/platform/access/permission";
import { recordCheck } from "../../../app/domains/people/commands/record-check.server";
import type { CheckKind } from "../../../app/domains/people/api";
import { cancelForVolunteer } from "../../../app/domains/volunteering/commands/cancel-signup.server";
import { changeShift } from "../../../app/domains/volunteering/commands/change-shift.server";
import { confirmByTeam } from "../../../app/domains/volunteering/commands/confirm-by-team.server";
import { createShift } from "../../../app/domains/volunteering/commands/create-shift.server";
import { holdBlock } from "../../../app/domains/volunteering/commands/hold-block.server";
import { requestSignup } from "../../../app/domains/volunteering/commands/request-signup.server";
import { setLeadChecks } from "../../../app/domains/volunteering/commands/set-lead-checks.server";
import { setStay } from "../../../app/domains/volunteering/commands/set-stay.server";
import { signUpByPhone } from "../../../app/domains/volunteering/commands/sign-up-by-phone.server";
import type { PositionId, ShiftId, SignupId } from "../../../app/domains/volunteering/model";
import { standingShift, stateOf } from "../../../app/domains/volunteering/shift-state.server";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import type { PersonId } from "../../../app/platform/ids/ids";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate } from "../../../app/platform/time/local-date";
import { accounts, demoBazaars, demoId, people } from "./ids";
import { isMinor } from "./volunteering-facts";

/** The Saturday afternoon of the running bazaar, 14:00 – 18:00 on the anchor's day, as sketch 11 shows it; all of it through commands. */
const coordinator: Actor = {
  kind: "account", accountId: accounts.coordinator, personId: people.yordanka, grants: [{ role: "coordinator", scopeKind: "organisation", scopeId: null }],
};
const shiftId = demoId<"Shift">("shift:bazaar-saturday") as ShiftId;
const volunteer = (name: string): PersonId => demoId<"Person">(`volunteer:${name}`);
const signupOf = (task: string, personId: PersonId): SignupId => demoId<"Signup">(`signup:bazaar-saturday:${task}:${personId}`);

const tasks = [
  { nameBg: "Каса", nameEn: "Till", capacity: 3, minPeople: 2, targetPeople: 2 },
  { nameBg: "Щандове и опаковане", nameEn: "Stalls and wrapping", capacity: 8, minPeople: 5, targetPeople: 5, minAge: 15 },
  { nameBg: "Детски кът", nameEn: "Children's corner", capacity: 4, minPeople: 3, targetPeople: 3, minAge: 16, workClass: "children" as const },
  { nameBg: "Пренасяне", nameEn: "Carrying", capacity: 3, minPeople: 2, targetPeople: 2, minAge: 18, workClass: "carrying" as const },
].map((task) => ({ ...task, planId: demoId<"Plan">(`plan:bazaar-saturday:${task.nameBg}`) }));

const [borislava, deyan, milen] = [volunteer("Борислава Минкова"), volunteer("Деян Илиев"), volunteer("Милен Трайков")];
const [gabriela, dariya, vesela, damyan] = [volunteer("Габриела Тонкова"), volunteer("Дария Кинова"), volunteer("Весела Нанкова"), volunteer("Дамян Пеев")];

/** Who signs up where, in this order: the first three at the till sit, the next ones wait. */
const signups: readonly (readonly [task: string, personId: PersonId])[] = [
  ["Каса", people.aleksandra], ["Каса", people.ognyan], ["Каса", milen], ["Каса", borislava], ["Каса", people.martin], ["Каса", deyan],
  ["Щандове и опаковане", people.penka], ["Щандове и опаковане", people.anna], ["Щандове и опаковане", people.nikol], ["Щандове и опаковане", people.martin],
  ["Детски кът", people.elena], ["Детски кът", gabriela], ["Детски кът", dariya],
  ["Пренасяне", people.rumen], ["Пренасяне", people.stoyan], ["Пренасяне", damyan],
];
const briefed: readonly (readonly [PersonId, CheckKind])[] = [
  [people.aleksandra, "till_briefing"], [people.ognyan, "till_briefing"], [milen, "till_briefing"], [borislava, "till_briefing"], [deyan, "till_briefing"], [people.elena, "criminal_record"],
];
const beside: readonly (readonly [task: string, minor: PersonId, adult: PersonId])[] = [
  ["Щандове и опаковане", people.nikol, people.penka], ["Щандове и опаковане", people.martin, people.penka], ["Детски кът", gabriela, people.elena], ["Детски кът", dariya, people.elena],
];

async function positionsOf(ctx: Ctx): Promise<(name: string) => PositionId> {
  const standing = await standingShift(ctx.db, shiftId);
  const byPlan = new Map(standing!.positions.map((one) => [one.planId, one.id as PositionId]));
  return (name) => byPlan.get(tasks.find((task) => task.nameBg === name)!.planId)!;
}

/** The rules of the till came after people had signed up: who no longer fits keeps the number and is passed over. */
async function tightenTill(ctx: Ctx): Promise<void> {
  const state = stateOf((await standingShift(ctx.db, shiftId))!);
  const positions = state.positions.map((one) => (one.nameBg === "Каса" ? { ...one, minAge: 18, workClass: "money" as const, requiredChecks: ["till_briefing"] } : one));
  const change = { shiftId, scope: "one" as const, alsoDetached: false, wanted: { ...state, positions }, reason: "" };
  const first = await changeShift(ctx, change);
  if (!first.ok) expectOk(await changeShift(ctx, { ...change, seen: String(first.refusal.facts?.seen) }));
}

async function firmSeats(ctx: Ctx, anchor: LocalDate, stalls: PositionId): Promise<void> {
  const blockId = demoId<"SeatBlock">("block:sinor-saturday");
  expectOk(await holdBlock(ctx, {
    blockId, shiftId, positionId: stalls, organisation: "„Синор Софт“ АД", size: 3, releaseAt: instantAt(anchor, "12:00"), contactName: "Юлия Димова", contactEmail: "y.dimova@sinorsoft.example", locale: "bg",
  }));
  const signupId = demoId<"Signup">("signup:bazaar-saturday:firm");
  expectOk(await requestSignup({ ...ctx, actor: visitor }, {
    shiftId, signupId, positionId: stalls, blockId, channel: "block", fullName: "Мария Ганчева", email: "m.gancheva@sinorsoft.example", partySize: 1, partyMinors: 0, minor: false, locale: "bg",
  }));
  expectOk(await confirmByTeam(ctx, { shiftId, signupId }));
}

export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const at = (days: number, time: string): Ctx => ({ ...ctx, actor: coordinator, clock: fixedClock(instantAt(addDays(anchor, days), time)) });
  const [made, asked, later] = [at(-8, "11:30"), at(-3, "11:20"), at(-1, "18:00")];
  expectOk(await createShift(made, {
    shiftId, titleBg: "Базар: фоайе, щандове 1 – 10", titleEn: "Bazaar: foyer, stalls 1 – 10", purpose: "activity:bazaar", day: anchor, from: "14:00", to: "18:00", placeBg: "„Дунав мол“, фоайе", placeEn: "Dunav Mall, foyer",
    addressBg: "", addressEn: "", doesBg: "Всяка задача е с човек от екипа.", doesEn: "Somebody of the team is with you at each task.", bringBg: "", bringEn: "", inChargeId: people.yordanka, urgent: false, positions: tasks,
    host: { kind: "bazaar", id: demoBazaars.running.id, nameBg: `Коледен базар ${anchor.slice(0, 4)}`, nameEn: `Christmas bazaar ${anchor.slice(0, 4)}` },
  }));
  const position = await positionsOf(made);
  for (const [personId, kind] of briefed) {
    expectOk(await recordCheck(made, { personId, checkId: demoId(`check:bazaar-saturday:${personId}`), kind, seenOn: addDays(anchor, -9) }));
  }
  for (const [task, personId] of signups) {
    const minor = isMinor(personId);
    expectOk(await signUpByPhone(asked, { shiftId, positionId: position(task), signupId: signupOf(task, personId), personId, minor, consentSeen: minor, locale: "bg" }));
  }
  await firmSeats(asked, anchor, position("Щандове и опаковане"));
  await tightenTill(asked);
  expectOk(await setLeadChecks(asked, { shiftId, positionId: position("Детски кът"), leadChecks: ["criminal_record"] }));
  expectOk(await setStay(asked, { shiftId, signupId: signupOf("Каса", people.ognyan), until: "16:00" }));
  for (const [task, minor, adult] of beside) expectOk(await setStay(asked, { shiftId, signupId: signupOf(task, minor), besideId: signupOf(task, adult) }));
  // Калоян waits for his mother's word; the place is his meanwhile, so Весела gets a number.
  expectOk(await signUpByPhone(later, {
    shiftId, positionId: position("Детски кът"), signupId: signupOf("Детски кът", people.kaloyan), personId: people.kaloyan, minor: true, consentSeen: false, guardianName: "Росица Бонева", guardianEmail: "r.boneva@primer.example", locale: "bg",
  }));
  expectOk(await signUpByPhone(later, { shiftId, positionId: position("Детски кът"), signupId: signupOf("Детски кът", vesela), personId: vesela, minor: false, consentSeen: false, locale: "bg" }));
  // Somebody gave up this morning: the first of the list is being asked.
  expectOk(await cancelForVolunteer({ ...ctx, actor: coordinator }, { shiftId, signupId: signupOf("Каса", milen) }));
}
