import { and, eq, inArray } from "drizzle-orm";
import { programme, serviceMonth, serviceMonthWork } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { type LocalDate, localDateOf } from "~/platform/time/local-date";
import { type FigureQuestion, type MonthMeasure, monthMeasures, outputsOf, type ProgrammeId, type ServiceId, type ServiceMonthId, type WorkCount } from "../model";
import { earlierMonths, questionsOf } from "../month.server";
import { ensureOutput } from "../outputs.server";
import { enterFigures } from "../permissions";
import type { MonthInput } from "../schemas";

export interface MonthOf {
  readonly serviceId: ServiceId;
  readonly month: LocalDate;
}

export type MonthRefusal = "service_unknown" | "month_submitted" | "month_ahead" | "programme_elsewhere" | "split_over_total" | "figure_missing" | "figure_question";

const monthConstraints = { service_month_service_id_service_id_fk: () => refuse("service_unknown") };

async function writeMonth(tx: Tx, ctx: Ctx, of: MonthOf, input: MonthInput): Promise<Result<{ id: ServiceMonthId }, MonthRefusal>> {
  if (of.month > localDateOf(ctx.clock.now())) return refuse("month_ahead");
  await tx.insert(serviceMonth).values({ id: newId(), ...of, savedAt: ctx.clock.now() }).onConflictDoNothing();
  const [row] = await tx
    .select({ id: serviceMonth.id, state: serviceMonth.state })
    .from(serviceMonth)
    .where(and(eq(serviceMonth.serviceId, of.serviceId), eq(serviceMonth.month, of.month)))
    .for("no key update");
  if (!row || row.state === "submitted") return refuse("month_submitted");
  const work = input.work.filter((line) => (line.count ?? 0) > 0);
  if (!(await programmesFit(tx, of.serviceId, work.map((line) => line.programmeId)))) return refuse("programme_elsewhere");
  await tx
    .update(serviceMonth)
    .set({ ...input.figures, sources: input.sources, confirmed: input.confirmed, savedAt: ctx.clock.now() })
    .where(eq(serviceMonth.id, row.id));
  await tx.delete(serviceMonthWork).where(eq(serviceMonthWork.serviceMonthId, row.id));
  if (work.length > 0) {
    await tx.insert(serviceMonthWork).values(
      work.map((line) => ({ id: newId(), serviceMonthId: row.id, programmeId: line.programmeId, measure: line.measure, count: line.count ?? 0 })),
    );
  }
  await recordAudit(tx, ctx, { action: "services.save_month", subjectKind: "service_month", subjectId: row.id, fields: [...monthMeasures] });
  return ok({ id: row.id as ServiceMonthId });
}

async function programmesFit(tx: Tx, serviceId: ServiceId, named: readonly string[]): Promise<boolean> {
  const ids = [...new Set(named)];
  if (ids.length === 0) return true;
  const found = await tx.select({ id: programme.id }).from(programme).where(and(eq(programme.serviceId, serviceId), inArray(programme.id, ids)));
  return found.length === ids.length;
}

/**
 * Service manager of that service. Keeps the figures as a draft, complete or not, any number of times.
 * Refuses `month_ahead`, `month_submitted`, `programme_elsewhere`.
 */
export async function saveMonth(ctx: Ctx, of: MonthOf, input: MonthInput): Promise<Result<{ id: ServiceMonthId }, MonthRefusal>> {
  authorize(ctx.actor, enterFigures, { serviceId: of.serviceId });
  return inTransaction<{ id: ServiceMonthId }, MonthRefusal>(ctx.db, (tx) => writeMonth(tx, ctx, of, input), monthConstraints);
}

/**
 * Service manager of that service. Hands the month in: every figure is there, a figure far from the usual is confirmed, the
 * programmes' parts are not above the whole. Writes the outputs and tells the others by `services.month_submitted`.
 * Refuses also `figure_missing`, `figure_question` (facts: value, low, high), `split_over_total`; each on its figure's field.
 */
export async function submitMonth(ctx: Ctx, of: MonthOf, input: MonthInput): Promise<Result<{ id: ServiceMonthId }, MonthRefusal>> {
  authorize(ctx.actor, enterFigures, { serviceId: of.serviceId });
  return inTransaction<{ id: ServiceMonthId }, MonthRefusal>(ctx.db, async (tx) => {
    const written = await writeMonth(tx, ctx, of, input);
    if (!written.ok) return written;
    const missing = monthMeasures.find((measure) => input.figures[measure] === null);
    if (missing) return refuse("figure_missing", undefined, fieldOf(missing));
    const asked = questionsOf(input.figures, await earlierMonths(tx, of.serviceId, of.month)).find((question) => !input.confirmed.includes(question.measure));
    if (asked) return refuse("figure_question", factsOf(asked), fieldOf(asked.measure));
    const work: WorkCount[] = input.work.map((line) => ({ programmeId: line.programmeId as ProgrammeId, measure: line.measure, count: line.count ?? 0 }));
    const outputs = outputsOf(input.figures, work);
    if (!outputs.ok) return refuse(outputs.refusal.code, outputs.refusal.facts, fieldOf(outputs.refusal.field as MonthMeasure));
    for (const output of outputs.value) await ensureOutput(tx, ctx, { kind: "service", serviceId: of.serviceId, month: of.month, ...output });
    const now = ctx.clock.now();
    await tx.update(serviceMonth).set({ state: "submitted", submittedAt: now }).where(eq(serviceMonth.id, written.value.id));
    await recordAudit(tx, ctx, { action: "services.submit_month", subjectKind: "service_month", subjectId: written.value.id, fields: ["state"] });
    await emit(tx, ctx, "services.month_submitted", { serviceId: of.serviceId, month: of.month });
    return written;
  }, monthConstraints);
}

const fieldOf = (measure: MonthMeasure): string => `figures.${measure}`;
const factsOf = ({ value, low, high }: FigureQuestion) => ({ value, low, high });
