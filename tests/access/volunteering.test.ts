import { describe, expect, it } from "vitest";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { changeMinorRules } from "~/domains/volunteering/commands/change-minor-rules.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { recordPastShift } from "~/domains/volunteering/commands/record-past-shift.server";
import { releaseLapsed } from "~/domains/volunteering/commands/release-lapsed.server";
import { rosterEvent } from "~/domains/volunteering/commands/roster-event.server";
import { addReferenceRate } from "~/domains/volunteering/commands/set-reference-rate.server";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { takeOff } from "~/domains/volunteering/commands/take-off.server";
import { walkInByTeam } from "~/domains/volunteering/commands/walk-in.server";
import { certificateList, peopleWithHours } from "~/domains/volunteering/queries/certificates.server";
import { minorRulesPage } from "~/domains/volunteering/queries/minor-rules.server";
import { inChargeOptions, shiftBoard } from "~/domains/volunteering/queries/shift-board.server";
import { shiftDesk } from "~/domains/volunteering/queries/shift-desk.server";
import { shiftList } from "~/domains/volunteering/queries/shift-list.server";
import { AccessDenied, roles, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";
import { makeShift } from "~tests/support/volunteering";

const { ctx, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const administrator = await actorWith("administrator");
const { first, second, firstProgramme } = await twoServices(ctx(administrator));
const shiftId = await makeShift(ctx(coordinator), coordinator, { purpose: `programme:${firstProgramme}` });

const past = { shiftId: newId(), titleBg: "Смяна", titleEn: "", purpose: "activity:store" as const, day: "2026-12-01" as never, from: "10:00", to: "12:00", placeBg: "Тук", placeEn: "", addressBg: "", addressEn: "", inChargeId: coordinator.personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", urgent: false, people: [] };
const acts: Record<string, (at: Ctx) => Promise<unknown>> = {
  createShift: (at) => makeShift(at, coordinator, { purpose: `programme:${firstProgramme}` }),
  cancelShift: (at) => cancelShift(at, { shiftId: newId() }),
  signUpByPhone: (at) => signUpByPhone(at, { shiftId: newId(), fullName: "Проба Пробова", minor: false, consentSeen: false, locale: "bg" }),
  admitMinor: (at) => admitMinor(at, { shiftId, signupId: newId() }),
  cancelForVolunteer: (at) => cancelForVolunteer(at, { shiftId, signupId: newId() }),
  recordAttendance: (at) => recordAttendance(at, { shiftId, people: [] }),
  recordPastShift: (at) => recordPastShift(at, { ...past, shiftId: newId() }),
  inChargeOptions,
};
const reads: Record<string, (at: Ctx) => Promise<unknown>> = {
  shiftBoard: (at) => shiftBoard(at, { when: "upcoming", locale: "bg" }),
  shiftDesk: (at) => shiftDesk(at, { shiftId, locale: "bg" }),
};
const allowed = (name: string): readonly Role[] => (name in reads ? ["coordinator", "service_manager", "director", "administrator"] : ["coordinator", "service_manager", "administrator"]);

describe.each(Object.entries({ ...acts, ...reads }))("%s", (name, run) => {
  it("is closed to visitors and to roles without the permission", async () => {
    await expect(run(ctx())).rejects.toBeInstanceOf(AccessDenied);
    for (const role of roles) {
      const at = ctx(await actorWith(role));
      if (allowed(name).includes(role)) await expect(run(at)).resolves.toBeDefined();
      else await expect(run(at)).rejects.toBeInstanceOf(AccessDenied);
    }
  });
});

it("a grant for another service reaches neither the shift nor its people", async () => {
  const scoped = (scopeId: string) => actorWith([{ role: "service_manager", scopeKind: "service", scopeId }]);
  const foreign = ctx(await scoped(second));
  expect(await shiftDesk(foreign, { shiftId, locale: "bg" })).toBeNull();
  expect((await shiftBoard(foreign, { when: "upcoming", locale: "bg" })).shifts).toEqual([]);
  await expect(cancelShift(foreign, { shiftId })).rejects.toBeInstanceOf(AccessDenied);
  await expect(recordAttendance(foreign, { shiftId, people: [] })).rejects.toBeInstanceOf(AccessDenied);
  expect(await shiftDesk(ctx(await scoped(first)), { shiftId, locale: "bg" })).not.toBeNull();
});

it("own work of the organisation is of no service, and a grant for an event reaches no shift", async () => {
  const store = await makeShift(ctx(coordinator), coordinator);
  const [task] = await sql`select id from "position" where shift_id = ${store}`;
  const { signupId } = expectOk(await signUpByPhone(ctx(coordinator), { shiftId: store, fullName: "Проба Пробова", minor: false, consentSeen: false, locale: "bg" }));
  const ofService = ctx(await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: first }]));
  const ofEvent = ctx(await actorWith([{ role: "coordinator", scopeKind: "event", scopeId: newId() }]));
  const closed: ((at: Ctx) => Promise<unknown>)[] = [
    (at) => cancelShift(at, { shiftId: store }), (at) => cancelForVolunteer(at, { shiftId: store, signupId }), (at) => takeOff(at, { shiftId: store, signupId }),
    (at) => recordAttendance(at, { shiftId: store, people: [] }), (at) => rosterEvent(at, { shiftId: store, signupId, eventId: newId(), kind: "check_in" }),
    (at) => walkInByTeam(at, { shiftId: store, signupId: newId(), eventId: newId(), positionId: task!.id as string, fullName: "Проба Пробова", phone: "+359888000000", locale: "bg" }),
  ];
  for (const act of closed) for (const at of [ofService, ofEvent]) await expect(act(at)).rejects.toBeInstanceOf(AccessDenied);
  await expect(cancelShift(ofEvent, { shiftId })).rejects.toBeInstanceOf(AccessDenied);
});

it("what concerns every service needs a grant for all of them", async () => {
  const ofService = async (role: Role) => ctx(await actorWith([{ role, scopeKind: "service", scopeId: first }]));
  const manager = await ofService("service_manager");
  for (const read of [certificateList, peopleWithHours]) await expect(read(manager)).rejects.toBeInstanceOf(AccessDenied);
  const director = await ofService("director");
  await expect(minorRulesPage(director)).rejects.toBeInstanceOf(AccessDenied);
  await expect(changeMinorRules(director, { rules: [] })).rejects.toBeInstanceOf(AccessDenied);
  await expect(addReferenceRate(director, { validFrom: localDate("2027-01-01"), centsPerHour: 400, sourceBg: "постановление", sourceEn: "" })).rejects.toBeInstanceOf(AccessDenied);
});

it("jobs are the system's, lists are everybody's", async () => {
  await expect(releaseLapsed(ctx())).rejects.toBeInstanceOf(AccessDenied);
  await expect(releaseLapsed(ctx(coordinator))).rejects.toBeInstanceOf(AccessDenied);
  expect((await shiftList(ctx(), { locale: "en" })).shifts.length).toBeGreaterThan(0);
});
