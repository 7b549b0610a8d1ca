import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { voicesChecks } from "~/domains/voices/checks.server";
import { decideNote } from "~/domains/voices/commands/decide-note.server";
import { leaveVoice } from "~/domains/voices/commands/leave-voice.server";
import { moods } from "~/domains/voices/model";
import { jarDesk, jarWall, notesToday } from "~/domains/voices/queries/jar.server";
import { moodBoard } from "~/domains/voices/queries/mood-board.server";
import { AccessDenied } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";
import { makeShift } from "~tests/support/volunteering";

const { ctx, sql, db, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const { first, firstProgramme, secondProgramme } = await twoServices(ctx(await actorWith("administrator")));
const [one, other] = [await makeShift(ctx(coordinator), coordinator, { purpose: `programme:${firstProgramme}` }), await makeShift(ctx(coordinator), coordinator, { purpose: `programme:${secondProgramme}` })];
const day = localDate("2026-12-23");
const say = (shiftId: string, mood: (typeof moods)[number]) => leaveVoice(ctx(), { shiftId, day, mood: { id: randomUUID(), mood } });

it("a tap and a note are taken in once, tied to nobody and to no time of day", async () => {
  clock.set("2026-12-23T18:00:00+02:00");
  const voice = { shiftId: one, day, mood: { id: randomUUID(), mood: "good" as const }, note: { id: randomUUID(), text: "  Една   баба се върна. " } };
  expect(expectOk(await leaveVoice(ctx(), voice))).toEqual({ mood: true, note: true });
  expect(expectOk(await leaveVoice(ctx(), voice))).toEqual({ mood: true, note: true });
  expect(await sql`select count(*)::int as n from mood_tap`).toEqual([{ n: 1 }]);
  expect(await leaveVoice(ctx(), { ...voice, mood: { ...voice.mood, mood: "hard" } })).toMatchObject({ ok: false, refusal: { code: "voice_conflict" } });
  expect(await leaveVoice(ctx(), { ...voice, note: { ...voice.note, text: "друго" } })).toMatchObject({ ok: false, refusal: { code: "voice_conflict" } });
  expect(await leaveVoice(ctx(), { shiftId: newId(), day, mood: { id: randomUUID(), mood: "calm" } })).toMatchObject({ ok: false, refusal: { code: "shift_unknown" } });
  expect(await leaveVoice(ctx(), { shiftId: one, day, note: { id: randomUUID(), text: "   " } })).toMatchObject({ ok: false, refusal: { code: "note_length" } });
  const columns = await sql`select column_name as name from information_schema.columns where table_name = 'mood_tap' order by 1`;
  expect(columns.map((row) => row.name as string)).toEqual(["day", "id", "service_id", "shift_id", "step"]);
  expect(await sql`select count(*)::int as n from audit_event where subject_kind in ('mood_tap', 'jar_note')`).toEqual([{ n: 0 }]);
  expect(await notesToday(ctx())).toBe(1);
});

it("a note is public only once somebody has read it, and its words are never edited", async () => {
  const [note] = (await sql`select id from jar_note`) as unknown as { id: string }[];
  expect(await jarWall(ctx())).toEqual([]);
  await expect(decideNote(ctx(), { noteId: note!.id, decision: "shown" })).rejects.toBeInstanceOf(AccessDenied);
  expectOk(await decideNote(ctx(coordinator), { noteId: note!.id, decision: "shown" }));
  expect(await jarWall(ctx())).toMatchObject([{ text: "Една баба се върна." }]);
  expectOk(await decideNote(ctx(coordinator), { noteId: note!.id, decision: "hidden" }));
  expect(await jarWall(ctx())).toEqual([]);
  expect(await jarDesk(ctx(coordinator), { locale: "bg" })).toMatchObject([{ state: "hidden", service: "Първа" }]);
  await expect(sql`update jar_note set text = 'друго'`).rejects.toMatchObject({ code: "42501" });
  await expect(sql`update mood_tap set step = 1`).rejects.toMatchObject({ code: "42501" });
});

it("moods are shown from five answers up, without today's, and by what a grant reaches", async () => {
  for (const mood of ["good", "good", "calm"] as const) expectOk(await say(one, mood));
  for (const mood of [...moods]) expectOk(await say(other, mood));
  // Today's are not there yet: watching the board tells nobody who has just left.
  expect(await moodBoard(ctx(coordinator), { locale: "bg" })).toEqual([]);
  clock.set("2026-12-24T09:00:00+02:00");
  const rows = await moodBoard(ctx(coordinator), { locale: "bg" });
  expect(rows).toMatchObject([{ service: "Втора", answers: 5, counts: [1, 1, 1, 1, 1] }, { service: "Първа", answers: null, counts: null }]);
  expectOk(await say(one, "hard"));
  expect((await moodBoard(ctx(coordinator), { locale: "en" })).find((row) => row.service === "First")).toMatchObject({ answers: 5, counts: [1, 0, 1, 3, 0] });
  const scoped = await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: first }]);
  expect((await moodBoard(ctx(scoped), { locale: "bg" })).map((row) => row.service)).toEqual(["Първа"]);
  expect((await countViolations(db, voicesChecks)).filter((check) => check.violations > 0)).toEqual([]);
});
