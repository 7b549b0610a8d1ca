import { createHash } from "node:crypto";
import { asc, isNull, lt, and } from "drizzle-orm";
import { decideNote } from "../../../app/domains/voices/commands/decide-note.server";
import { leaveVoice } from "../../../app/domains/voices/commands/leave-voice.server";
import type { Mood } from "../../../app/domains/voices/model";
import type { Actor } from "../../../app/platform/access/permission";
import { visitor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { type LocalDate, localDateOf, instantAt } from "../../../app/platform/time/local-date";
import { shift } from "../../schema/volunteering.server";
import { accounts, people } from "./ids";

const coordinator: Actor = {
  kind: "account", accountId: accounts.coordinator, personId: people.yordanka, grants: [{ role: "coordinator", scopeKind: "organisation", scopeId: null }],
};

/** Random to look at, the same at every fill: ids of taps and notes carry no time (UUIDv4). */
function fixedV4(name: string): string {
  const hex = createHash("sha256").update(`voices:${name}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Mostly good, as days are; never the same for everybody. */
const mix: readonly Mood[] = ["good", "wonderful", "good", "calm", "wonderful", "tiring", "good", "good", "calm", "wonderful", "hard", "good"];

const notes: readonly (readonly [text: string, decision: "shown" | "hidden" | null])[] = [
  ["Една баба си купи терлици и след час се върна с три приятелки.", "shown"],
  ["Научих се да меся хляб без рецепта.", "shown"],
  ["Днес складът за пръв път беше подреден. Снимахме го наум.", "shown"],
  ["Непознат човек ни донесе чай, защото му се сторихме премръзнали.", "shown"],
  ["Три часа белене на тикви и нито една дума за телефони.", "shown"],
  ["Чух „благодаря“ седем пъти. Броих.", "shown"],
  ["Поправих музикална кутийка, която мълчеше от години.", "shown"],
  ["Дойдох сама, тръгнах си с компания.", "shown"],
  ["Едно момче ми показа по-добър възел от моя.", "shown"],
  ["Поздравете Петьо от третия вход, той знае за какво.", "hidden"],
  ["Най-тежкият кашон беше пълен с перушина.", null],
  ["Останах още половин час, защото ми беше хубаво.", null],
];
const lastShifts = 40;

/** What people said after the shifts of the last weeks. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const past = await ctx.db.select({ id: shift.id, startsAt: shift.startsAt }).from(shift)
    .where(and(lt(shift.endsAt, instantAt(anchor, "00:00")), isNull(shift.cancelledAt))).orderBy(asc(shift.startsAt), asc(shift.id));
  const recent = past.slice(-lastShifts);
  const said: Ctx = { ...ctx, actor: visitor };
  for (const [n, { id, startsAt }] of recent.entries()) {
    for (let k = 0; k < 1 + (n % 4); k += 1) {
      expectOk(await leaveVoice(said, { shiftId: id, day: localDateOf(startsAt), mood: { id: fixedV4(`mood:${id}:${k}`), mood: mix[(n * 3 + k) % mix.length]! } }));
    }
  }
  for (const [n, [text, decision]] of notes.entries()) {
    const at = recent[Math.min(recent.length - 1, n * 3)];
    if (!at) continue;
    const noteId = fixedV4(`note:${n}`);
    expectOk(await leaveVoice(said, { shiftId: at.id, day: localDateOf(at.startsAt), note: { id: noteId, text } }));
    if (decision) expectOk(await decideNote({ ...ctx, actor: coordinator }, { noteId, decision }));
  }
}
