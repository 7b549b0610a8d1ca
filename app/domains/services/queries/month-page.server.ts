import { and, asc, eq, gte, lt } from "drizzle-orm";
import { programme, serviceMonth, serviceMonthWork, standardCost } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { addMonths, type LocalDate, localDateOf } from "~/platform/time/local-date";
import { type FigureSource, type MonthFigures, type MonthMeasure, monthMeasures, type ProgrammeId, type ServiceId, type ServiceMeasure, usualSource, usualWork } from "../model";
import { figureColumns, questionsOf } from "../month.server";
import { readServices } from "../permissions";
import { serviceHead } from "./services-overview.server";

export interface MeasureRow {
  readonly measure: MonthMeasure;
  /** January to December of the year; null where nothing is entered. */
  readonly year: readonly (number | null)[];
  readonly lastThree: readonly { readonly month: LocalDate; readonly value: number | null }[];
  readonly value: number | null;
  readonly source: FigureSource;
  readonly confirmed: boolean;
}

/** A service's month as it is entered: each measure with its own year, the last three months and what is asked about it. */
export async function monthPage(ctx: Ctx, ask: { serviceId: ServiceId; month: LocalDate; locale: Locale }) {
  authorize(ctx.actor, readServices);
  const january = `${ask.month.slice(0, 4)}-01-01` as LocalDate;
  const from = addMonths(ask.month, -3) < january ? addMonths(ask.month, -3) : january;
  const bg = ask.locale === "bg";
  const [head, months, programmes, work, costed] = await Promise.all([
    serviceHead(ctx, ask),
    ctx.db
      .select({ ...figureColumns, id: serviceMonth.id, month: serviceMonth.month, state: serviceMonth.state, sources: serviceMonth.sources, confirmed: serviceMonth.confirmed, savedAt: serviceMonth.savedAt })
      .from(serviceMonth)
      .where(and(eq(serviceMonth.serviceId, ask.serviceId), gte(serviceMonth.month, from), lt(serviceMonth.month, addMonths(january, 12))))
      .orderBy(asc(serviceMonth.month)),
    ctx.db
      .select({ id: programme.id, kind: programme.kind, name: bg ? programme.nameBg : programme.nameEn })
      .from(programme)
      .where(eq(programme.serviceId, ask.serviceId))
      .orderBy(asc(programme.sortOrder), asc(programme.id)),
    ctx.db
      .select({ programmeId: serviceMonthWork.programmeId, measure: serviceMonthWork.measure, count: serviceMonthWork.count })
      .from(serviceMonthWork)
      .innerJoin(serviceMonth, eq(serviceMonth.id, serviceMonthWork.serviceMonthId))
      .where(and(eq(serviceMonth.serviceId, ask.serviceId), eq(serviceMonth.month, ask.month))),
    // What has a cost of its own is asked for too: parcels, meetings, repairs.
    ctx.db.selectDistinct({ programmeId: standardCost.programmeId, measure: standardCost.measure }).from(standardCost).where(eq(standardCost.serviceId, ask.serviceId)),
  ]);
  if (!head) return null;
  const entered = new Map(months.map((row) => [row.month, row]));
  const now = entered.get(ask.month);
  const figures: MonthFigures = now ?? { capacity: head.capacity, usersInMonth: null, usersInYear: null, individualSessions: null, groupSessions: null, homeVisits: null };
  const earlier = months.filter((row) => row.month >= january && row.month < ask.month && row.state === "submitted");
  const rows: MeasureRow[] = monthMeasures.map((measure) => ({
    measure,
    year: Array.from({ length: 12 }, (_, index) => entered.get(addMonths(january, index))?.[measure] ?? null),
    lastThree: [3, 2, 1].map((back) => ({ month: addMonths(ask.month, -back), value: entered.get(addMonths(ask.month, -back))?.[measure] ?? null })),
    value: figures[measure],
    source: now?.sources[measure] ?? usualSource[measure],
    confirmed: now?.confirmed.includes(measure) ?? false,
  }));
  return {
    service: head,
    month: ask.month,
    state: now?.state ?? "draft",
    savedAt: now ? now.savedAt.toISOString() : null,
    ahead: ask.month > localDateOf(ctx.clock.now()),
    running: addMonths(ask.month, 1) > localDateOf(ctx.clock.now()),
    months: Array.from({ length: 12 }, (_, index) => {
      const month = addMonths(january, index);
      return { month, state: entered.get(month)?.state ?? null };
    }),
    rows,
    questions: questionsOf(figures, earlier),
    work: programmes.flatMap((p) => {
      const named = [...costed, ...work].filter((line) => line.programmeId === p.id).map((line) => line.measure);
      return [...new Set<ServiceMeasure>([...usualWork[p.kind], ...named])].map((measure) => ({
        programmeId: p.id as ProgrammeId, programme: p.name, measure, shared: p.kind === "programme" && usualWork.programme.includes(measure),
        count: work.find((line) => line.programmeId === p.id && line.measure === measure)?.count ?? null,
      }));
    }),
  };
}
