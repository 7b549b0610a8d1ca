import { asc } from "drizzle-orm";
import { organisation } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { manageShifts } from "../permissions";

/** Organisations whose people may get seats kept, to choose from while typing. Who: coordinators and service managers. */
export async function organisationNames(ctx: Ctx): Promise<readonly string[]> {
  authorize(ctx.actor, manageShifts);
  const rows = await ctx.db.select({ name: organisation.name }).from(organisation).orderBy(asc(organisation.name), asc(organisation.id)).limit(500);
  return rows.map((row) => row.name);
}
