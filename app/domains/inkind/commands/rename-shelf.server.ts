import { and, eq, isNull } from "drizzle-orm";
import { stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { keepShelves } from "../permissions";
import type { ShelfInput } from "../shelf-schemas";

type Refusal = "shelf_unknown" | "shelf_code_taken";

/** Another name or room for a shelf; its label and what stands on it stay. How cold it is does not change: that would be another shelf. */
export async function renameShelf(ctx: Ctx, input: Pick<ShelfInput, "code" | "room"> & { readonly shelfId: string }): Promise<Result<null, Refusal>> {
  authorize(ctx.actor, keepShelves);
  return inTransaction(ctx.db, async (tx): Promise<Result<null, Refusal>> => {
    const [row] = await tx.update(stockShelf).set({ code: input.code, room: input.room })
      .where(and(eq(stockShelf.id, input.shelfId), isNull(stockShelf.archivedAt))).returning({ id: stockShelf.id });
    if (!row) return refuse("shelf_unknown");
    await recordAudit(tx, ctx, { action: "inkind.rename_shelf", subjectKind: "stock_shelf", subjectId: input.shelfId, fields: ["code", "room"] });
    return ok(null);
  }, { stock_shelf_code: () => refuse("shelf_code_taken", { code: input.code }, "code") });
}
