import { and, eq } from "drizzle-orm";
import { programme, service } from "~db/schema/services.server";
import type { OutputId, ProgrammeId, ProgrammeKind, ServiceId, ServiceMeasure } from "~/domains/services/api";
import { ensureOutput } from "~/domains/services/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { localDateOf, monthOf } from "~/platform/time/local-date";

/** The work that goods handed to a place support: an atelier's sessions, a programme's parcels, a camp's or a house's group work. */
const measureOf = (kind: ProgrammeKind | null): ServiceMeasure =>
  kind === "atelier" ? "atelier_session" : kind === "programme" ? "parcel" : "group_session";

/** This month's output of the service (or programme) the goods go to; null when there is no such place. */
export async function issueOutput(tx: Tx, ctx: Ctx, serviceId: string, programmeId: string | null): Promise<OutputId | null> {
  const [place] = programmeId
    ? await tx.select({ kind: programme.kind }).from(programme).where(and(eq(programme.id, programmeId), eq(programme.serviceId, serviceId)))
    : await tx.select({ kind: service.kind }).from(service).where(and(eq(service.id, serviceId), eq(service.kind, "service")));
  if (!place) return null;
  return ensureOutput(tx, ctx, {
    kind: "service", serviceId: serviceId as ServiceId, programmeId: programmeId as ProgrammeId | null,
    measure: measureOf(programmeId ? (place.kind as ProgrammeKind) : null), month: monthOf(localDateOf(ctx.clock.now())),
  });
}
