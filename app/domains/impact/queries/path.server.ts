import { organisationSettings } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import { type PublicFigure, publicFigure, type ShownBook } from "../model";
import { seeImpact } from "../permissions";
import { ancestorsOf, pathStart, type PathStart } from "./path-start.server";
import { leftFrom, outputsBeside, raisedBy, type Reached, reachedBy, soldInto, type Source, sourcesOf, supportBeside, type Waiting, waitingOf } from "./trace.server";

/** One place the gift has reached: a programme (or a service) in a month, or an own work of the organisation. */
export interface Stop {
  readonly key: string;
  readonly kind: "service" | "activity";
  readonly serviceId: string | null;
  readonly serviceName: string | null;
  readonly programmeId: string | null;
  readonly programmeName: string | null;
  readonly startsOn: LocalDate | null;
  readonly endsOn: LocalDate | null;
  readonly month: LocalDate;
  readonly work: readonly { readonly measure: string; readonly figure: PublicFigure }[];
  readonly unit: string;
  readonly amount: number;
}

const keyOf = (row: Reached): string => [row.kind, row.serviceId ?? row.measure, row.programmeId ?? "", row.month, row.unit].join("/");

/** Outputs of one programme and month are one stop on the way. */
export function stopsOf(reached: readonly Reached[], limit: number): readonly Stop[] {
  const stops = new Map<string, Reached[]>();
  for (const row of reached) stops.set(keyOf(row), [...(stops.get(keyOf(row)) ?? []), row]);
  return [...stops].map(([key, rows]) => {
    const first = rows[0]!;
    return {
      key, kind: first.kind, serviceId: first.serviceId, serviceName: first.serviceName, programmeId: first.programmeId, programmeName: first.programmeName,
      startsOn: first.startsOn, endsOn: first.endsOn, month: first.month, unit: first.unit,
      work: rows.filter((row) => row.count > 0 || row.kind === "activity").map((row) => ({ measure: row.measure, figure: publicFigure(row.measure, row.count, limit) })),
      amount: rows.reduce((sum, row) => sum + row.amount, 0),
    };
  });
}

export interface Support {
  readonly stop: Stop;
  readonly sources: Readonly<Record<ShownBook, readonly Source[]>>;
}

const byBook = (sources: readonly Source[]): Support["sources"] => ({
  cash: sources.filter((source) => source.book === "cash"),
  in_kind: sources.filter((source) => source.book === "in_kind"),
  time: sources.filter((source) => source.book === "time"),
});

export interface Way {
  readonly unit: string;
  readonly total: number;
  readonly stops: readonly Stop[];
  readonly waiting: readonly Waiting[];
}

function waysOf(lines: PathStart["lines"], stops: readonly Stop[], waiting: readonly Waiting[]): readonly Way[] {
  const units = [...new Set(lines.map((line) => line.unit))];
  return units.map((unit) => ({
    unit,
    total: lines.reduce((sum, line) => (line.unit === unit ? sum + line.amount : sum), 0),
    stops: stops.filter((stop) => stop.unit === unit),
    waiting: waiting.filter((part) => part.unit === unit),
  }));
}

/**
 * The path of what a code stands for: where it has got to, what still waits, what else supported the first of those places,
 * and what it was before. Anybody with the code; null for a wrong or foreign one alike. Reveals nobody.
 */
export async function pathByCode(ctx: Ctx, ask: { code: string; locale: Locale }) {
  authorize(ctx.actor, seeImpact);
  const { locale } = ask;
  const start = await pathStart(ctx.db, ask.code, locale);
  if (!start) return null;
  const { smallNumberThreshold } = await organisationSettings(ctx.db, locale);
  const roots = start.lines.flatMap((line) => line.rootId ?? []);
  const [reached, waiting, left, sold, ancestors] = await Promise.all([
    reachedBy(ctx.db, roots, locale), waitingOf(ctx.db, roots, locale), leftFrom(ctx.db, roots), soldInto(ctx.db, roots), ancestorsOf(ctx.db, start.kind === "sale" ? roots : [], locale),
  ]);
  const stops = stopsOf(reached, smallNumberThreshold);
  const works = reached.filter((row) => row.kind === "activity").map((row) => row.outputId);
  // Sold goods go on as the money they became; hours at a bazaar as what the bazaar raised. Neither is counted as support again (F15).
  const onward = sold.length > 0 ? sold : works.length > 0 ? await raisedBy(ctx.db, works) : [];
  const further = onward.length > 0 ? stopsOf(await reachedBy(ctx.db, onward, locale), smallNumberThreshold) : [];
  const best = [...stops, ...further].find((stop) => stop.serviceId !== null);
  const support: Support | null = best
    ? { stop: best, sources: byBook(await sourcesOf(ctx.db, await outputsBeside(ctx.db, { serviceId: best.serviceId!, programmeId: best.programmeId, month: best.month }), locale)) }
    : null;
  const ways = waysOf(start.lines, stops, waiting);
  const beside = await supportBeside(ctx.db, reached.map((row) => row.outputId));
  const totals = Object.fromEntries(
    stops.flatMap((stop) => {
      const all = beside.find((row) => row.serviceId === stop.serviceId && row.programmeId === stop.programmeId && row.month === stop.month && row.unit === stop.unit);
      return all ? [[stop.key, { amount: all.amount, receipts: all.receipts }]] : [];
    }),
  );
  return { start, smallNumberThreshold, ways, left, further: further.slice(0, 6), support, ancestors, totals, arrived: roots.length > 0 };
}
export type PathPage = NonNullable<Awaited<ReturnType<typeof pathByCode>>>;
