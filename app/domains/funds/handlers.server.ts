import { asc, eq } from "drizzle-orm";
import { allocationLine } from "~db/schema/funds-acts.server";
import type { Handler } from "~/platform/jobs/handlers.server";
import { expectOk } from "~/platform/errors/result";
import { parseLocalDate } from "~/platform/time/local-date";
import { linkMonth, linkOpenMonths } from "./commands/link-month.server";

/** `services.month_submitted`: the month's outputs get their costs and what their purposes can pay. */
export const linkSubmittedMonth: Handler = async (ctx, { payload }) => {
  const month = typeof payload.month === "string" ? parseLocalDate(payload.month) : null;
  if (typeof payload.serviceId !== "string" || !month) return;
  expectOk(await linkMonth(ctx, { serviceId: payload.serviceId, month }));
};

/** `funds.allocation_confirmed`: months already delivered may now be paid for. */
export const linkConfirmedAllocation: Handler = async (ctx, { payload }) => {
  if (typeof payload.allocationId !== "string") return;
  const lines = await ctx.db.select({ toFundId: allocationLine.toFundId }).from(allocationLine).where(eq(allocationLine.allocationId, payload.allocationId)).orderBy(asc(allocationLine.id));
  expectOk(await linkOpenMonths(ctx, { fundIds: lines.map((line) => line.toFundId) }));
};
