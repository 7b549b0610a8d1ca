import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Id } from "~/platform/ids/ids";

export type ServiceId = Id<"Service">;
export type ProgrammeId = Id<"Programme">;
export type OutputId = Id<"Output">;
export type NeedId = Id<"Need">;
export type NeedPledgeId = Id<"NeedPledge">;
export type ServiceMonthId = Id<"ServiceMonth">;

export const serviceKinds = ["complex", "service"] as const;
export type ServiceKind = (typeof serviceKinds)[number];

export const programmeKinds = ["programme", "atelier", "activity"] as const;
export type ProgrammeKind = (typeof programmeKinds)[number];

/** What a service delivers, one word a measure. Measures are never added to each other. */
export const serviceMeasures = [
  "individual_session", "group_session", "home_visit", "activity_session", "atelier_session", "meeting", "parcel", "home_repair", "toy_repair", "initiative",
] as const;
export type ServiceMeasure = (typeof serviceMeasures)[number];

/** Own works of the organisation: hours land there as used and reach a service only by ancestry. */
export const activityMeasures = ["bazaar", "store", "transport", "repair", "helping"] as const;
export type ActivityMeasure = (typeof activityMeasures)[number];

export type OutputKey =
  | { readonly kind: "service"; readonly serviceId: ServiceId; readonly programmeId: ProgrammeId | null; readonly measure: ServiceMeasure }
  | { readonly kind: "activity"; readonly serviceId?: null; readonly programmeId?: null; readonly measure: ActivityMeasure };

/** How somebody may answer a need. Skill and brokerage have no stock and no sum. */
export const needKinds = ["goods", "time", "cash", "skill", "brokerage"] as const;
export type NeedKind = (typeof needKinds)[number];
export const needBooks = ["cash", "goods", "time"] as const;
export type NeedBook = (typeof needBooks)[number];
export const bookOfNeed = (kind: NeedKind): NeedBook => (kind === "goods" || kind === "cash" ? kind : "time");

/** Base units: grams and millilitres are shown as kg and l, cents as euro. */
export const needUnits = ["piece", "g", "ml", "cent", "place", "minute"] as const;
export type NeedUnit = (typeof needUnits)[number];

export const urgencies = ["normal", "urgent"] as const;
export type Urgency = (typeof urgencies)[number];

/** A need nobody confirmed for a while, or whose day has passed, is stale: off the public pages until its manager says that it is still true. */
export const needStates = ["draft", "public", "stale", "met", "withdrawn"] as const;
export type NeedState = (typeof needStates)[number];
const needMoves: Readonly<Record<NeedState, readonly NeedState[]>> = {
  draft: ["public", "withdrawn"],
  public: ["stale", "met", "withdrawn"],
  stale: ["public", "met", "withdrawn"],
  met: ["public"],
  withdrawn: [],
};
export const canMoveNeed = (from: NeedState, to: NeedState): boolean => needMoves[from].includes(to);

/** Days after which a need is asked about again. */
export const needFreshDays = 30;
/** Days a promise is kept for whoever made it, when no other day was agreed. */
export const pledgeDays = 21;

export const pledgeStates = ["pledged", "received", "released", "lapsed"] as const;
export type PledgeState = (typeof pledgeStates)[number];

export const monthStates = ["draft", "submitted"] as const;
export type MonthState = (typeof monthStates)[number];

/** The figures of a service's month, in the order they are entered. Each stands alone (MODEL §2). */
export const monthMeasures = [
  "capacity", "usersInMonth", "usersInYear", "individualSessions", "groupSessions", "homeVisits",
] as const;
export type MonthMeasure = (typeof monthMeasures)[number];
export type MonthFigures = { readonly [K in MonthMeasure]: number | null };

/** The measures that become outputs when the month is submitted. */
export const outputOfMeasure = {
  individualSessions: "individual_session",
  groupSessions: "group_session",
  homeVisits: "home_visit",
} as const satisfies Partial<Record<MonthMeasure, ServiceMeasure>>;
/** Figures of the service that divide between its programmes. */
export const splitFigures = ["individualSessions", "groupSessions", "homeVisits"] as const;
export type SplitFigure = (typeof splitFigures)[number];

/** What is always counted for a programme of a kind; those of a programme are parts of the service's own figures. */
export const usualWork: Readonly<Record<ProgrammeKind, readonly ServiceMeasure[]>> = {
  programme: ["individual_session", "group_session", "home_visit"],
  atelier: ["atelier_session"],
  activity: ["activity_session"],
};

export interface WorkCount {
  readonly programmeId: ProgrammeId;
  readonly measure: ServiceMeasure;
  readonly count: number;
}

/** The outputs of a month: each programme's work, and what of the service's figures no programme names. */
export function outputsOf(
  figures: MonthFigures, work: readonly WorkCount[],
): Result<readonly { programmeId: ProgrammeId | null; measure: ServiceMeasure; count: number }[], "split_over_total"> {
  const outputs: { programmeId: ProgrammeId | null; measure: ServiceMeasure; count: number }[] = work.filter((row) => row.count > 0).map((row) => ({ ...row }));
  for (const figure of splitFigures) {
    const measure = outputOfMeasure[figure];
    const named = work.reduce((sum, row) => (row.measure === measure ? sum + row.count : sum), 0);
    const rest = (figures[figure] ?? 0) - named;
    if (rest < 0) return refuse("split_over_total", { named, total: figures[figure] ?? 0 }, figure);
    if (rest > 0) outputs.push({ programmeId: null, measure, count: rest });
  }
  return ok(outputs);
}

/** A figure far from the service's own months: what to ask before it is handed in. */
export interface FigureQuestion {
  readonly measure: MonthMeasure;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The number that was probably meant, when one digit too many explains the figure. */
  readonly meant: number | null;
}

/**
 * Compares a figure with the service's earlier months of the year. Asks when it is over twice the highest or under half the
 * lowest of them (and more than 3 away), and when the users of the year become fewer. Fewer than three months say nothing.
 */
export function questionOf(measure: MonthMeasure, value: number | null, earlier: readonly number[]): FigureQuestion | null {
  if (value === null || earlier.length === 0) return null;
  const [low, high] = [Math.min(...earlier), Math.max(...earlier)];
  const falls = measure === "usersInYear" && value < high;
  const outside = earlier.length >= 3 && ((value > high * 2 && value - high > 3) || (value * 2 < low && low - value > 3));
  if (!falls && !outside) return null;
  const tenth = Math.round(value / 10);
  return { measure, value, low, high, meant: value > high && tenth >= low && tenth <= high ? tenth : null };
}

export const figureSources = ["contract", "register", "team_diary", "team_schedule", "other"] as const;
export type FigureSource = (typeof figureSources)[number];
export const usualSource: Readonly<Record<MonthMeasure, FigureSource>> = {
  capacity: "contract",
  usersInMonth: "register",
  usersInYear: "register",
  individualSessions: "team_diary",
  groupSessions: "team_diary",
  homeVisits: "team_diary",
};

/**
 * One source's promise after `receivedTotal` has come from it in all. What comes is first taken from its own promise,
 * then from what is open; beyond that it is not counted. Corrections downward give the promise nothing back.
 */
export function settlePledge(
  standing: { readonly pledged: number; readonly received: number }, receivedTotal: number, open: number, final: boolean,
): { pledged: number; received: number } {
  const change = receivedTotal - standing.received;
  const counted = change <= 0 ? change : Math.min(change, standing.pledged + Math.max(open, 0));
  const left = Math.max(standing.pledged - Math.max(counted, 0), 0);
  return { pledged: final ? 0 : left, received: standing.received + counted };
}
