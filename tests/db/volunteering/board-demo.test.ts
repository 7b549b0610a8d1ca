import { expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { shiftDesk } from "~/domains/volunteering/queries/shift-desk.server";
import { deskView } from "~/domains/volunteering/ui/desk-view";
import { systemActor } from "~/platform/access/permission";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { demoId } from "~db/seed/demo/ids";
import { fill as fillPeople } from "~db/seed/demo/people";
import { fill as fillServices } from "~db/seed/demo/services";
import { fill as fillBoard } from "~db/seed/demo/volunteering-board";
import { addVolunteers } from "~db/seed/demo/volunteering-facts";
import { translators } from "~/translators.server";
import { anchorTime, testDatabase } from "~tests/support/database";

const anchor = localDate("2026-12-19");

/** The story up to the board, filled at this moment. */
async function filledAt(moment: string) {
  const { ctx, db, clock } = await testDatabase();
  clock.set(moment);
  const system = ctx(systemActor("demo"));
  await fillPeople(system, anchor);
  await fillServices(system, anchor);
  await addVolunteers(system, anchor);
  await fillBoard(system, anchor);
  const desk = (await shiftDesk(system, { shiftId: demoId("shift:bazaar-saturday"), locale: "bg" }))!;
  expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);
  return { desk, now: clock.now() };
}

it("the demo's Saturday afternoon stands in the morning as sketch 11 draws it", async () => {
  const { desk, now } = await filledAt(anchorTime);
  const view = deskView(desk, { locale: "bg", t: translators.bg, now });
  expect(view.counts).toMatchObject({ confirmed: 13, of: "от 18", offered: 1, waiting: 3 });
  expect(view.minors).toMatchObject({ count: 4, sides: [2, 2], alone: 0, broken: false, adults: "при 2 отговорни пълнолетни" });
  expect(view.lanes.map((lane) => [lane.name, lane.count])).toEqual([["Каса", "2 от 3"], ["Щандове и опаковане", "5 от 8"], ["Детски кът", "3 от 4"], ["Пренасяне", "3 от 3"]]);
  expect(view.lanes[0]!.queue.map((one) => one.reason)).toEqual([null, "прескочен, под 18 г.", null]);
  expect(view.lanes.flatMap((lane) => lane.tiles.map((tile) => tile.look)).filter((look) => look !== "seated")).toEqual(["offer", "firm", "free", "wait"]);
  expect(view.warning?.act?.kind).toBe("offerNext");
});

it("it can be filled while the shift runs and after it", async () => {
  expect((await filledAt("2026-12-19T15:30:00+02:00")).desk).toMatchObject({ started: true, over: false });
  expect((await filledAt("2026-12-19T21:00:00+02:00")).desk.over).toBe(true);
});
