import { and, asc, desc, eq, gte, or, sql } from "drizzle-orm";
import { need, programme, service } from "~db/schema/services.server";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import type { NeedBook, NeedId, NeedKind, NeedState, NeedUnit, ProgrammeId, ProgrammeKind, ServiceId, Urgency } from "../model";

export interface OpenNeed {
  readonly id: NeedId;
  readonly serviceId: ServiceId;
  readonly serviceName: string;
  readonly programmeId: ProgrammeId | null;
  readonly programmeName: string | null;
  readonly programmeKind: ProgrammeKind | null;
  readonly kind: NeedKind;
  readonly book: NeedBook;
  readonly title: string;
  readonly detail: string;
  readonly quantity: number;
  readonly received: number;
  readonly pledged: number;
  /** What is still asked for: quantity − received − pledged. */
  readonly open: number;
  readonly unit: NeedUnit;
  readonly dueOn: LocalDate | null;
  readonly urgency: Urgency;
  readonly state: NeedState;
  readonly shiftId: string | null;
  readonly opportunityId: string | null;
}

export interface OpenNeedsAsk {
  readonly locale: "bg" | "en";
  readonly book?: NeedBook;
  /** Also needs met since this moment, to thank for. */
  readonly metSince?: Date;
}

/** Needs the public may answer now: urgent first, then by date. */
export async function openNeeds(reader: Reader, ask: OpenNeedsAsk): Promise<readonly OpenNeed[]> {
  const bg = ask.locale === "bg";
  const rows = await reader
    .select({
      id: need.id, serviceId: need.serviceId, serviceName: bg ? service.nameBg : service.nameEn,
      programmeId: need.programmeId, programmeName: bg ? programme.nameBg : programme.nameEn, programmeKind: programme.kind,
      kind: need.kind, book: need.book, title: bg ? need.titleBg : need.titleEn, detail: bg ? need.detailBg : need.detailEn,
      quantity: need.quantity, received: need.received, pledged: need.pledged,
      open: sql<number>`${need.quantity} - ${need.received} - ${need.pledged}`.mapWith(Number),
      unit: need.unit, dueOn: need.dueOn, urgency: need.urgency, state: need.state, shiftId: need.shiftId, opportunityId: need.opportunityId,
    })
    .from(need)
    .innerJoin(service, eq(service.id, need.serviceId))
    .leftJoin(programme, eq(programme.id, need.programmeId))
    .where(
      and(
        or(eq(need.state, "public"), ask.metSince ? and(eq(need.state, "met"), gte(need.closedAt, ask.metSince)) : undefined),
        ask.book ? eq(need.book, ask.book) : undefined,
      ),
    )
    .orderBy(asc(service.sortOrder), desc(sql`${need.urgency} = 'urgent'`), asc(need.sortOrder), sql`${need.dueOn} asc nulls last`, asc(need.id));
  return rows as unknown as readonly OpenNeed[];
}
