import { eq } from "drizzle-orm";
import { stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newLookCode } from "~/platform/tokens/look-code";
import { keepShelves } from "../permissions";
import type { ShelfInput } from "../shelf-schemas";

/** A new shelf with its own label code. The id comes from the form, so a resend makes no second one. Refuses a code that stands on another shelf. */
export async function createShelf(ctx: Ctx, input: ShelfInput & { readonly shelfId: string }): Promise<Result<{ shelfId: string }, "shelf_code_taken">> {
  authorize(ctx.actor, keepShelves);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ shelfId: string }, "shelf_code_taken">> => {
    const [known] = await tx.select({ id: stockShelf.id }).from(stockShelf).where(eq(stockShelf.id, input.shelfId));
    if (known) return ok({ shelfId: known.id });
    await tx.insert(stockShelf).values({ id: input.shelfId, code: input.code, room: input.room, storage: input.storage, lookCode: newLookCode(), createdAt: ctx.clock.now() });
    await recordAudit(tx, ctx, { action: "inkind.create_shelf", subjectKind: "stock_shelf", subjectId: input.shelfId });
    return ok({ shelfId: input.shelfId });
  }, { stock_shelf_code: () => refuse("shelf_code_taken", { code: input.code }, "code") });
}
