import { and, desc, eq, isNull, lte, sql } from "drizzle-orm";
import { output, standardCost } from "~db/schema/services.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import { cents, type Cents } from "~/platform/money/cents";
import { type LocalDate, monthOf } from "~/platform/time/local-date";
import type { OutputId, OutputKey, ProgrammeId, ServiceId, ServiceMeasure } from "./model";

/**
 * The output of a measure in a month, made when it is first asked for. `count`, when given, becomes the count; without
 * it an existing count stays. Any number of times, also at once: the key is unique.
 */
export async function ensureOutput(tx: Tx, ctx: Ctx, input: OutputKey & { month: LocalDate; count?: number }): Promise<OutputId> {
  const values = {
    id: newId<"Output">(),
    kind: input.kind,
    serviceId: input.serviceId ?? null,
    programmeId: input.programmeId ?? null,
    month: monthOf(input.month),
    measure: input.measure,
    count: input.count ?? 0,
    createdAt: ctx.clock.now(),
  };
  const [row] = await tx
    .insert(output)
    .values(values)
    .onConflictDoUpdate({
      target: [output.kind, output.serviceId, output.programmeId, output.month, output.measure],
      set: { count: input.count === undefined ? sql`${output.count}` : input.count },
    })
    .returning({ id: output.id });
  return row!.id as OutputId;
}

/** The unit cost beyond the state budget that holds on a day: the programme's own, else the service's. Null when none is entered. */
export async function unitCostOn(
  reader: Reader, at: { serviceId: ServiceId; programmeId: ProgrammeId | null; measure: ServiceMeasure; on: LocalDate },
): Promise<Cents | null> {
  const [row] = await reader
    .select({ unitCostCents: standardCost.unitCostCents })
    .from(standardCost)
    .where(
      and(
        eq(standardCost.serviceId, at.serviceId),
        eq(standardCost.measure, at.measure),
        lte(standardCost.validFrom, at.on),
        at.programmeId ? sql`(${standardCost.programmeId} = ${at.programmeId} or ${standardCost.programmeId} is null)` : isNull(standardCost.programmeId),
      ),
    )
    .orderBy(sql`${standardCost.programmeId} is null`, desc(standardCost.validFrom))
    .limit(1);
  return row ? cents(row.unitCostCents) : null;
}
