import { programme, service } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { z } from "zod";
import type { ProgrammeId, ServiceId } from "../model";
import { manageServices } from "../permissions";
import type { programmeShape, serviceShape } from "../schemas";

/** Director or administrator. The id is the caller's: a resend adds nothing. */
export async function addService(ctx: Ctx, input: z.output<typeof serviceShape>): Promise<Result<{ id: ServiceId }>> {
  authorize(ctx.actor, manageServices);
  return inTransaction(ctx.db, async (tx) => {
    const [added] = await tx.insert(service).values({ ...input, createdAt: ctx.clock.now() }).onConflictDoNothing().returning({ id: service.id });
    if (added) await recordAudit(tx, ctx, { action: "services.add_service", subjectKind: "service", subjectId: input.id });
    return ok({ id: input.id as ServiceId });
  });
}

/** Director or administrator. Programme, atelier or dated activity under a service. Refuses `dates_reversed`. */
export async function addProgramme(ctx: Ctx, input: z.output<typeof programmeShape>): Promise<Result<{ id: ProgrammeId }, "dates_reversed">> {
  authorize(ctx.actor, manageServices, { serviceId: input.serviceId });
  return inTransaction(
    ctx.db,
    async (tx) => {
      const [added] = await tx.insert(programme).values({ ...input, createdAt: ctx.clock.now() }).onConflictDoNothing().returning({ id: programme.id });
      if (added) await recordAudit(tx, ctx, { action: "services.add_programme", subjectKind: "programme", subjectId: input.id });
      return ok({ id: input.id as ProgrammeId });
    },
    { programme_dates: () => refuse("dates_reversed", undefined, "endsOn") },
  );
}
