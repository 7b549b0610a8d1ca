import { and, eq } from "drizzle-orm";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type RefusalFacts, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { codeInScan } from "../scan";
import { attend, eventConstraints, type EventRefusal } from "../attendance.server";
import type { KioskEvent } from "../kiosk-schemas";
import { liveKiosk, type LiveKiosk, withinKiosk } from "../kiosk.server";
import { recordVolunteerActivity } from "../own-signup.server";
import { useKiosk } from "../permissions";

export interface EventAnswer {
  readonly id: string;
  readonly outcome: "recorded" | "same" | EventRefusal;
  readonly facts: RefusalFacts;
  /** Whose it was and which shift: for what the tablet says next. */
  readonly signupId: string | null;
  readonly shiftId: string | null;
  readonly day: LocalDate | null;
}

const before = (a: KioskEvent, b: KioskEvent): number => a.at.getTime() - b.at.getTime() || a.id.localeCompare(b.id);

/**
 * Takes in what a tablet recorded, each event by itself: one that is refused keeps no other back. Who: whoever holds the tablet's link, for
 * the shifts it is open for. Guarantees: earlier events first within a batch; an event sent again is answered `same`, with other
 * content `event_conflict`; any order and repetition of the same batch ends in one state. Refuses as a whole: a link that is closed or expired.
 */
export async function recordEvents(
  ctx: Ctx, input: { readonly token: string; readonly events: readonly KioskEvent[] },
): Promise<Result<readonly EventAnswer[], "kiosk_closed">> {
  authorize(ctx.actor, useKiosk);
  const at = await liveKiosk(ctx.db, ctx, input.token);
  if (!at) return refuse("kiosk_closed");
  const answers: EventAnswer[] = [];
  const inOrder = input.events.map((event, place) => ({ event, place })).sort((a, b) => before(a.event, b.event) || a.place - b.place);
  for (const { event, place } of inOrder) answers[place] = await recordOne(ctx, at, event);
  return ok(answers);
}

async function recordOne(ctx: Ctx, at: LiveKiosk, event: KioskEvent): Promise<EventAnswer> {
  const found = await whose(ctx, at, event);
  const about = { id: event.id, signupId: found?.id ?? null, shiftId: found?.shiftId ?? null, day: found ? localDateOf(found.startsAt) : null };
  if (!found) return { ...about, outcome: "signup_unknown", facts: {} };
  const { id, kind, people, undoes, source } = event;
  const done = await inTransaction<"recorded" | "same", EventRefusal>(
    ctx.db, async (tx) => {
      await recordVolunteerActivity(tx, ctx, found);
      return attend(tx, ctx, { id, signupId: found.id, kind, source, at: event.at, people, undoes, kioskId: at.id });
    }, eventConstraints,
  );
  return done.ok ? { ...about, outcome: done.value, facts: {} } : { ...about, outcome: done.refusal.code, facts: done.refusal.facts ?? {} };
}

/** The sign-up within the tablet's reach, by its id or by the code on the volunteer's phone; somebody else's is unknown here. */
async function whose(ctx: Ctx, at: LiveKiosk, event: KioskEvent) {
  const code = event.code === undefined ? null : codeInScan(event.code);
  if (event.signupId === undefined && code === null) return null;
  const [row] = await ctx.db
    .select({ id: signup.id, shiftId: signup.shiftId, personId: signup.personId, startsAt: signup.startsAt, createdAt: signup.createdAt })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(and(event.signupId === undefined ? eq(signup.checkInCode, code ?? "") : eq(signup.id, event.signupId), withinKiosk(at)));
  return row ?? null;
}
