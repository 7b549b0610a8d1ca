import { desc, eq, sql } from "drizzle-orm";
import { jarNote } from "~db/schema/voices.server";
import { service } from "~db/schema/services.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import type { NoteState } from "../model";
import { moderateNotes, readWall, speak } from "../permissions";

export interface WallNote {
  readonly id: string;
  readonly text: string;
  readonly day: LocalDate;
}

/** The notes somebody has read and let out, newest first. Anybody may read them; where and by whom they were written is not told (P1). */
export async function jarWall(ctx: Ctx, input: { readonly limit?: number } = {}): Promise<readonly WallNote[]> {
  authorize(ctx.actor, readWall);
  return ctx.db.select({ id: jarNote.id, text: jarNote.text, day: jarNote.day }).from(jarNote).where(eq(jarNote.state, "shown")).orderBy(desc(jarNote.day), desc(jarNote.id)).limit(input.limit ?? 60);
}

export interface DeskNote extends WallNote {
  readonly state: NoteState;
  readonly shift: string;
  readonly service: string | null;
}

/** Everything in the jar for the team that reads it: what waits first. A grant for one service sees its own notes. */
export async function jarDesk(ctx: Ctx, input: { readonly locale: Locale }): Promise<readonly DeskNote[]> {
  authorize(ctx.actor, moderateNotes);
  const { actor } = ctx;
  const grants = actor.kind === "account" ? actor.grants.filter((grant) => moderateNotes.roles.includes(grant.role) || grant.role === "administrator") : [];
  const everywhere = actor.kind === "system" || grants.some((grant) => grant.scopeId === null);
  const services = grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
  const rows = await ctx.db
    .select({ id: jarNote.id, text: jarNote.text, day: jarNote.day, state: jarNote.state, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, serviceBg: service.nameBg, serviceEn: service.nameEn })
    .from(jarNote)
    .innerJoin(shift, eq(shift.id, jarNote.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .leftJoin(service, eq(service.id, jarNote.serviceId))
    .where(everywhere ? undefined : sql`${jarNote.serviceId} = any (${`{${services.join(",")}}`}::uuid[])`)
    .orderBy(sql`${jarNote.state} = 'waiting' desc`, desc(jarNote.day), desc(jarNote.id))
    .limit(200);
  return rows.map(({ titleBg, titleEn, serviceBg, serviceEn, ...row }) => ({
    ...row, shift: inLocale(input.locale, titleBg, titleEn), service: serviceBg === null ? null : inLocale(input.locale, serviceBg, serviceEn),
  }));
}

/** How many notes have gone into the jar today: a number for the tablet, nothing of what they say. */
export async function notesToday(ctx: Ctx): Promise<number> {
  authorize(ctx.actor, speak);
  const [row] = await ctx.db.select({ n: sql<number>`count(*)::int` }).from(jarNote).where(eq(jarNote.day, localDateOf(ctx.clock.now())));
  return row?.n ?? 0;
}
