import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import type { Book } from "../model";
import { readFunds } from "../permissions";

export interface JournalLine {
  readonly account: string;
  readonly fund: string;
  readonly unit: string;
  /** Debit above zero, credit below. */
  readonly amount: number;
}

export interface JournalEntryRow {
  readonly id: string;
  readonly book: Book;
  readonly kind: "receive" | "sale" | "transfer" | "use" | "refund" | "reverse" | "difference" | "value" | "value_out" | "value_loss" | "value_back";
  readonly effectiveOn: LocalDate;
  readonly postedAt: string;
  readonly lines: readonly JournalLine[];
}

const pageSize = 20;

/** The journal, newest entry first, by keyset. */
export async function journal(ctx: Ctx, ask: { readonly locale: Locale; readonly after?: string | undefined; readonly fundId?: string | undefined }): Promise<{ entries: readonly JournalEntryRow[]; next: string | null; fundName: string | null }> {
  authorize(ctx.actor, readFunds);
  const after = ask.after ? sql`(e.posted_at, e.id) < (select x.posted_at, x.id from journal_entry x where x.id = ${ask.after}::uuid)` : sql`true`;
  const ofFund = ask.fundId ? sql`exists (select 1 from posting p where p.entry_id = e.id and p.fund_id = ${ask.fundId}::uuid)` : sql`true`;
  const entries = [...((await ctx.db.execute(sql`
    select e.id, e.book, e.kind, e.effective_on::text as "effectiveOn", to_char(e.posted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "postedAt",
      (select json_agg(json_build_object('account', ${sql.raw(`a.name_${ask.locale}`)}, 'fund', ${sql.raw(`f.name_${ask.locale}`)}, 'unit', p.unit, 'amount', p.amount) order by p.line)
       from posting p join ledger_account a on a.id = p.account_id join fund f on f.id = p.fund_id where p.entry_id = e.id) as lines
    from journal_entry e where ${after} and ${ofFund}
    order by e.posted_at desc, e.id desc limit ${pageSize + 1}`)) as unknown as Iterable<JournalEntryRow & { lines: string | JournalLine[] }>)].map((entry) => ({
    ...entry, lines: typeof entry.lines === "string" ? (JSON.parse(entry.lines) as JournalLine[]) : entry.lines,
  }));
  const [fund] = ask.fundId ? [...((await ctx.db.execute(sql`select ${sql.raw(`name_${ask.locale}`)} as name from fund where id = ${ask.fundId}::uuid`)) as unknown as Iterable<{ name: string }>)] : [];
  return { fundName: fund?.name ?? null, entries: entries.slice(0, pageSize), next: entries.length > pageSize ? entries[pageSize - 1]!.id : null };
}
