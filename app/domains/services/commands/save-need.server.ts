import { and, eq, sql } from "drizzle-orm";
import { need, programme } from "~db/schema/services.server";
import { allows, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { bookOfNeed, type NeedId } from "../model";
import { manageNeeds } from "../permissions";
import type { NeedInput } from "../schemas";

type SaveNeedRefusal = "service_unknown" | "programme_elsewhere" | "need_unknown" | "need_over" | "quantity_covered";

async function programmeFits(tx: Tx, input: NeedInput): Promise<boolean> {
  if (!input.programmeId) return true;
  const found = await tx
    .select({ id: programme.id })
    .from(programme)
    .where(and(eq(programme.id, input.programmeId), eq(programme.serviceId, input.serviceId)));
  return found.length === 1;
}

/**
 * Service manager of that service, or director. Writes a need as a draft, or changes one that is not over yet; the id is
 * the form's, so a double submit is one need. Refuses `programme_elsewhere`, `need_over` (withdrawn or met), `quantity_covered`
 * when less would be asked for than is received and pledged, `need_unknown` for a need of a service that is not theirs.
 */
export async function saveNeed(ctx: Ctx, input: NeedInput): Promise<Result<{ id: NeedId }, SaveNeedRefusal>> {
  authorize(ctx.actor, manageNeeds, { serviceId: input.serviceId });
  const { id, ...given } = input;
  const fields = { ...given, titleEn: given.titleEn || given.titleBg, book: bookOfNeed(given.kind) };
  return inTransaction<{ id: NeedId }, SaveNeedRefusal>(
    ctx.db,
    async (tx) => {
      if (!(await programmeFits(tx, input))) return refuse("programme_elsewhere", undefined, "programmeId");
      const [standing] = await tx.select({ state: need.state, serviceId: need.serviceId }).from(need).where(eq(need.id, id)).for("no key update");
      if (standing && !allows(ctx.actor, manageNeeds, { serviceId: standing.serviceId })) return refuse("need_unknown");
      if (standing && standing.state !== "draft" && standing.state !== "public" && standing.state !== "stale") return refuse("need_over");
      // Whoever writes a need anew says that it is true.
      if (standing) await tx.update(need).set(standing.state === "draft" ? fields : { ...fields, state: "public", confirmedAt: ctx.clock.now() }).where(eq(need.id, id));
      else {
        await tx.insert(need).values({
          id, ...fields, createdAt: ctx.clock.now(),
          sortOrder: sql`(select coalesce(max(n.sort_order), 0) + 1 from need n where n.service_id = ${input.serviceId})`,
        }).onConflictDoNothing();
      }
      await recordAudit(tx, ctx, { action: standing ? "services.change_need" : "services.write_need", subjectKind: "need", subjectId: id, fields: Object.keys(given) });
      return ok({ id: id as NeedId });
    },
    {
      need_covered: () => refuse("quantity_covered", undefined, "quantity"),
      need_service_id_service_id_fk: () => refuse("service_unknown", undefined, "serviceId"),
    },
  );
}
