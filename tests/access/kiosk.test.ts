import { expect, it } from "vitest";
import { confirmCertificate } from "~/domains/volunteering/commands/issue-certificate.server";
import { correctHours } from "~/domains/volunteering/commands/correct-hours.server";
import { callCoordinator, remindGuardian } from "~/domains/volunteering/commands/ask-for-help.server";
import { closeKiosk } from "~/domains/volunteering/commands/open-kiosk.server";
import { proposeEnds } from "~/domains/volunteering/commands/propose-ends.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { recordEvents } from "~/domains/volunteering/commands/record-events.server";
import { rosterEvent } from "~/domains/volunteering/commands/roster-event.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { walkInAtKiosk } from "~/domains/volunteering/commands/walk-in.server";
import { attendanceDesk } from "~/domains/volunteering/queries/attendance-desk.server";
import { hoursMonth, hoursPosted, hoursWaiting } from "~/domains/volunteering/queries/hours-desk.server";
import { kioskDesk } from "~/domains/volunteering/queries/kiosk-desk.server";
import { kioskList } from "~/domains/volunteering/queries/kiosk-list.server";
import { kioskPeople } from "~/domains/volunteering/queries/kiosk-people.server";
import { AccessDenied, roles } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { instantAt, localDate } from "~/platform/time/local-date";
import { openTablet } from "~tests/support/kiosk";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";
import { makeShift } from "~tests/support/volunteering";

const { ctx, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const staff = ctx(coordinator);
const { first, second, firstProgramme, secondProgramme } = await twoServices(ctx(await actorWith("administrator")));
const day = localDate("2026-12-23");
const at = (time: string) => instantAt(day, time);
const hosted = (id: string) => ({ host: { kind: "bazaar", id, nameBg: "Базар", nameEn: "Bazaar" } });

async function person(shiftId: string, fullName: string) {
  const id = expectOk(await signUpByPhone(staff, { shiftId, signupId: newId(), fullName, minor: false, consentSeen: false, locale: "bg" })).signupId as string;
  const [row] = (await sql`select check_in_code as code from signup where id = ${id}`) as unknown as { code: string }[];
  return { id, code: row!.code };
}
const mine = await makeShift(staff, coordinator, { purpose: `programme:${firstProgramme}` });
const foreign = await makeShift(staff, coordinator, { purpose: `programme:${secondProgramme}`, from: "15:30" });
const [own, other] = [await person(mine, "Пенка Русева"), await person(foreign, "Огнян Вълков")];
const manager = await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: first }]);
clock.set(at("14:30"));
const event = (signupId: string) => ({ id: newId() as string, kind: "check_in" as const, at: at("14:30"), signupId, source: "kiosk" as const });
const outcome = async (token: string, signupId: string) => {
  const answer = await recordEvents(ctx(), { token, events: [event(signupId)] });
  return answer.ok ? answer.value[0]!.outcome : answer.refusal.code;
};

it("a tablet opened for one service sees and changes that service's shifts only", async () => {
  const token = await openTablet(ctx(manager));
  expect((await kioskDesk(ctx(), { token, locale: "bg" }))!.tasks).toHaveLength(1);
  expect(await kioskPeople(ctx(), { token, locale: "bg", typed: "Огн" })).toEqual([]);
  expect(await kioskPeople(ctx(), { token, locale: "bg", code: other.code })).toEqual([]);
  expect(await outcome(token, other.id)).toBe("signup_unknown");
  expect(await outcome(token, own.id)).toBe("recorded");
  const [position] = (await sql`select id from position where shift_id = ${foreign}`) as unknown as { id: string }[];
  expect(await walkInAtKiosk(ctx(), { token, signupId: newId(), eventId: newId(), positionId: position!.id, fullName: "Чужд Човек", phone: "+359888123456", ageBand: "adult", at: at("14:30"), locale: "bg" }))
    .toMatchObject({ ok: false, refusal: { code: "position_unknown" } });
  expect(await callCoordinator(ctx(), { token, signupId: other.id, callId: newId() })).toMatchObject({ ok: false, refusal: { code: "signup_unknown" } });
  expect(await remindGuardian(ctx(), { token, signupId: own.id, callId: newId() })).toMatchObject({ ok: false, refusal: { code: "signup_unknown" } });
});

it("a tablet of an event sees that event's shifts only, first names and initials, from three letters on", async () => {
  const host = newId() as string;
  clock.set(at("10:00"));
  const stall = await makeShift(staff, coordinator, { purpose: "activity:bazaar", ...hosted(host) });
  await person(stall, "Александра Маринова-Тотева");
  clock.set(at("14:30"));
  const token = await openTablet(staff, { hostId: host });
  const found = await kioskPeople(ctx(), { token, locale: "bg", typed: "але" });
  expect(found!.map((one) => one.name)).toEqual(["Александра М."]);
  expect(JSON.stringify(found)).not.toMatch(/Маринова|Тотева/);
  expect((await kioskPeople(ctx(), { token, locale: "en", typed: "Alek" }))!.map((one) => one.name)).toEqual(["Александра М."]);
  for (const typed of ["ал", "Мар", "Тот", ""]) expect(await kioskPeople(ctx(), { token, locale: "bg", typed })).toEqual([]);
  expect(await kioskPeople(ctx(), { token, locale: "bg", typed: "Пенка" })).toEqual([]);
  expect(await outcome(token, own.id)).toBe("signup_unknown");
});

it("unknown, closed and expired links answer alike and do nothing", async () => {
  const closed = await openTablet(staff);
  const [row] = (await sql`select id from kiosk order by id desc limit 1`) as unknown as { id: string }[];
  await expect(closeKiosk(ctx(), { kioskId: row!.id })).rejects.toBeInstanceOf(AccessDenied);
  expect(await closeKiosk(ctx(manager), { kioskId: row!.id })).toMatchObject({ ok: false, refusal: { code: "kiosk_unknown" } });
  expectOk(await closeKiosk(staff, { kioskId: row!.id }));
  expectOk(await closeKiosk(staff, { kioskId: row!.id }));
  const expired = await openTablet(staff, { until: "15:00" });
  clock.set(at("15:01"));
  for (const token of [closed, expired, "x".repeat(43), ""]) {
    expect(await kioskDesk(ctx(), { token, locale: "bg" })).toBeNull();
    expect(await kioskPeople(ctx(), { token, locale: "bg", typed: "Пенка" })).toBeNull();
    expect(await outcome(token, own.id)).toBe("kiosk_closed");
  }
  clock.set(at("14:30"));
});

it("staff acts keep to a grant's service, and the attester is not the volunteer", async () => {
  const scoped = ctx(await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: second }]));
  expect(await attendanceDesk(scoped, { shiftId: mine, locale: "bg" })).toBeNull();
  await expect(rosterEvent(scoped, { shiftId: mine, signupId: own.id, eventId: newId(), kind: "check_in" })).rejects.toBeInstanceOf(AccessDenied);
  clock.set(at("18:30"));
  expectOk(await recordAttendance(staff, { shiftId: mine, people: [{ signupId: own.id, outcome: "came", minutes: 60 }] }));
  const [entry] = (await sql`select id from time_entry where signup_id = ${own.id}`) as unknown as { id: string }[];
  await expect(correctHours(scoped, { entryId: entry!.id, newEntryId: newId(), minutes: 30, people: 1, reason: "чужда" })).rejects.toBeInstanceOf(AccessDenied);
  await sql`update time_entry set person_id = ${manager.personId}, attested_by = ${coordinator.personId} where id = ${entry!.id}`;
  expect(await correctHours(ctx(manager), { entryId: entry!.id, newEntryId: newId(), minutes: 30, people: 1, reason: "своя" })).toMatchObject({ ok: false, refusal: { code: "own_hours" } });
  expect(await hoursPosted(scoped, { month: localDate("2026-12-01"), locale: "bg" })).toEqual([]);
  expect((await hoursMonth(scoped, { month: localDate("2026-12-01"), locale: "bg" })).minutes).toBe(0);
});

const doors: Record<string, { run: (at: Ctx) => Promise<unknown>; allowed: readonly string[] }> = {
  kioskList: { run: (of) => kioskList(of, { locale: "bg" }), allowed: ["coordinator", "service_manager"] },
  hoursWaiting: { run: (of) => hoursWaiting(of, { locale: "bg" }), allowed: ["coordinator", "service_manager", "director", "accountant"] },
  confirmCertificate: { run: (of) => confirmCertificate(of, { certificateId: newId() }), allowed: ["coordinator", "service_manager", "director"] },
  rosterEvent: { run: (of) => rosterEvent(of, { shiftId: newId(), signupId: newId(), eventId: newId(), kind: "check_in" }), allowed: ["coordinator", "service_manager"] },
};
it.each(Object.entries(doors))("%s is open to its roles only", async (_name, { run, allowed }) => {
  await expect(run(ctx())).rejects.toBeInstanceOf(AccessDenied);
  for (const role of roles) {
    const asked = run(ctx(await actorWith(role)));
    if (allowed.includes(role) || role === "administrator") await expect(asked).resolves.toBeDefined();
    else await expect(asked).rejects.toBeInstanceOf(AccessDenied);
  }
  await expect(proposeEnds(staff)).rejects.toBeInstanceOf(AccessDenied);
});
