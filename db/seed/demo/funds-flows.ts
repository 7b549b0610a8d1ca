import { and, asc, eq, gte, isNotNull, like, sql } from "drizzle-orm";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import type { Cents } from "../../../app/platform/money/cents";
import { addDays, addMonths, type LocalDate, localDate } from "../../../app/platform/time/local-date";
import { generalFundId } from "../../../app/domains/funds/api";
import { coverCost } from "../../../app/domains/funds/commands/cover-cost.server";
import { confirmAllocation } from "../../../app/domains/funds/commands/decide-allocation.server";
import { giveBack } from "../../../app/domains/funds/commands/give-back.server";
import { linkMonth, linkOpenMonths } from "../../../app/domains/funds/commands/link-month.server";
import { proposeAllocation } from "../../../app/domains/funds/commands/propose-allocation.server";
import { recordFee } from "../../../app/domains/funds/commands/record-fee.server";
import { fund } from "../../schema/funds.server";
import { serviceMonth } from "../../schema/services.server";
import { accountant, asOf, director, euro, notAfter, receiptId } from "./funds";
import { demoId, programmes, purposeFunds } from "./ids";

interface Sharing {
  readonly bazaar: string;
  readonly proposedOn: string;
  readonly lines: readonly { readonly toFundId: string; readonly amountCents: Cents; readonly months: readonly LocalDate[] }[];
}

/**
 * What the two finished bazaars of 2026 went for (sketch 05); the Christmas one still waits for the director. The camp cost less
 * than was raised for it, so in September the last 120 € of March were kept for the next one: the strand of sketch 04 that waits.
 */
const july = [localDate("2026-07-01")];
const nextJuly = [localDate("2027-07-01")];
const sharings: readonly Sharing[] = [
  {
    bazaar: "Мартенски базар", proposedOn: "2026-03-12",
    lines: [
      { toFundId: purposeFunds.emergency, amountCents: euro("180,00"), months: [] },
      { toFundId: purposeFunds.ateliers, amountCents: euro("300,00"), months: [] },
      { toFundId: purposeFunds.camp, amountCents: euro("380,00"), months: july },
    ],
  },
  { bazaar: "Мартенски базар", proposedOn: "2026-09-10", lines: [{ toFundId: purposeFunds.camp, amountCents: euro("120,00"), months: nextJuly }] },
  {
    bazaar: "Великденски базар", proposedOn: "2026-04-23",
    lines: [
      { toFundId: purposeFunds.camp, amountCents: euro("240,00"), months: july },
      { toFundId: purposeFunds.emergency, amountCents: euro("220,00"), months: [] },
      { toFundId: generalFundId, amountCents: euro("180,00"), months: [] },
    ],
  },
];

/** Months and programmes the general fund stepped in for: 38 group sessions, the parents' school, the toy library. */
const coveredGroupMonths = ["2026-06-01", "2026-07-01", "2026-10-01"];
const coveredProgrammes: readonly string[] = [programmes.parentSchool, programmes.toyLibrary];

async function share(ctx: Ctx, anchor: LocalDate, sharing: Sharing): Promise<void> {
  const [event] = await ctx.db.select({ id: fund.id }).from(fund).where(and(isNotNull(fund.eventId), like(fund.nameBg, `${sharing.bazaar} 2026%`)));
  if (!event) return;
  const allocationId = demoId(`allocation:${sharing.bazaar}:${sharing.proposedOn}`);
  const proposed = notAfter(sharing.proposedOn, anchor);
  expectOk(await proposeAllocation(asOf(ctx, director, proposed, "11:20"), { allocationId, fundId: event.id, lines: sharing.lines }));
  const confirmed = asOf(ctx, accountant, notAfter(addDays(localDate(sharing.proposedOn), 1), anchor), "15:05");
  expectOk(await confirmAllocation(confirmed, { allocationId }));
  expectOk(await linkOpenMonths(confirmed, { fundIds: sharing.lines.map((line) => line.toFundId) }));
}

/** What the purposes left open in that month, the general fund covers where the organisation decided so. */
async function cover(ctx: Ctx, serviceId: string, month: LocalDate): Promise<void> {
  const open = (await ctx.db.execute(sql`
    select s.id, s.unfunded::bigint as unfunded, o.programme_id as "programmeId", o.measure from cost_line_state s join output o on o.id = s.output_id
    where o.service_id = ${serviceId}::uuid and o.month = ${month}::date and s.book = 'cash' and s.unfunded > 0 order by o.measure, s.id`)) as unknown as
    Iterable<{ id: string; unfunded: number; programmeId: string | null; measure: string }>;
  for (const cost of open) {
    const decided = (cost.programmeId !== null && coveredProgrammes.includes(cost.programmeId)) || (cost.measure === "group_session" && coveredGroupMonths.includes(month));
    if (decided) expectOk(await coverCost(ctx, { costLineId: cost.id, fundId: generalFundId, amount: Number(cost.unfunded) as Cents }));
  }
}

/** Allocations, uses, a fee and a gift given back, in the order in which they happened. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const months = await ctx.db
    .select({ serviceId: serviceMonth.serviceId, month: serviceMonth.month })
    .from(serviceMonth)
    .where(and(eq(serviceMonth.state, "submitted"), gte(serviceMonth.month, localDate("2026-01-01"))))
    .orderBy(asc(serviceMonth.month), asc(serviceMonth.serviceId));
  const steps = [
    ...sharings.map((sharing) => ({ on: sharing.proposedOn, run: () => share(ctx, anchor, sharing) })),
    ...months.map(({ serviceId, month }) => {
      const on = addDays(addMonths(month, 1), 4);
      const then = asOf(ctx, accountant, notAfter(on, anchor), "09:50");
      return {
        on,
        run: async () => {
          expectOk(await linkMonth(then, { serviceId, month }));
          await cover(then, serviceId, month);
        },
      };
    }),
    {
      on: "2026-06-30",
      run: async () => void expectOk(await recordFee(asOf(ctx, accountant, notAfter("2026-06-30", anchor)), { id: demoId("fee:2026"), fundId: generalFundId, amount: euro("38,60"), on: notAfter("2026-06-30", anchor) })),
    },
    {
      on: "2026-07-02",
      run: async () => void expectOk(await giveBack(asOf(ctx, accountant, notAfter("2026-07-02", anchor)), { receiptId: receiptId("2026-06-22", "card_gift"), refundRef: "demo-refund-1", amount: euro("20,00"), on: notAfter("2026-07-02", anchor) })),
    },
  ];
  for (const step of steps.sort((a, b) => a.on.localeCompare(b.on))) await step.run();
}
