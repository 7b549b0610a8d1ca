import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { adultAge, ageOn, checkReminderDays, type CheckKind } from "../model";
import { seePeople, wholeOrganisation } from "../permissions";

export interface RegisterRow {
  readonly id: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly age: number | null;
  /** The check of this person that runs out first, within thirty days. */
  readonly ending: { readonly kind: CheckKind; readonly validUntil: LocalDate } | null;
}

export interface RegisterAsk {
  readonly q: string;
  readonly show: "all" | "minors" | "expiring";
  readonly after?: string | undefined;
}

const pageSize = 30;
const likely = (text: string): string => `%${text.toLocaleLowerCase("bg").replace(/[\\%_]/g, "\\$&")}%`;

/** A piece of a name or an e-mail; digits are a piece of a phone, however its beginning is written. */
function matching(q: string) {
  const pattern = likely(q.normalize("NFC").replace(/\s+/g, " "));
  const digits = /^[\d\s()+./-]+$/.test(q) ? q.replace(/\D/g, "").replace(/^(00359|359|0)/, "") : "";
  return digits.length >= 3 ? sql`p.phone like ${`%${digits}%`}` : sql`(lower(p.full_name) like ${pattern} or p.email like ${pattern})`;
}

/** Of each kind the check that lasts longest, where that is not for long. */
const endingChecks = (today: LocalDate) => sql`(
  select distinct on (c.person_id, c.kind) c.person_id, c.kind, c.valid_until from person_check c
  where c.revoked_at is null order by c.person_id, c.kind, c.valid_until desc nulls first) newest
  where newest.valid_until between ${today}::date and ${today}::date + ${checkReminderDays[0]}::integer`;

/** People by name, searched by a piece of name, phone or e-mail; keyset by the id of the last row seen. Who: coordinator, service manager or director of the whole organisation. */
export async function peopleRegister(ctx: Ctx, { q, show, after }: RegisterAsk) {
  authorize(ctx.actor, seePeople, wholeOrganisation);
  const today = localDateOf(ctx.clock.now());
  const filters = [
    sql`p.erased_at is null`,
    ...(q ? [matching(q)] : []),
    ...(show === "minors" ? [sql`people_age_on(p.birth_date, ${today}::date) < ${adultAge}`] : []),
    ...(show === "expiring" ? [sql`e.kind is not null`] : []),
    ...(after ? [sql`(p.full_name, p.id) > (select a.full_name, a.id from person a where a.id = ${after}::uuid)`] : []),
  ];
  const [found, [soon]] = await Promise.all([
    ctx.db.execute(sql`
      with ending as (select distinct on (person_id) * from (select newest.* from ${endingChecks(today)}) x order by person_id, valid_until)
      select p.id, p.full_name, p.email, p.phone, p.birth_date::text, e.kind, e.valid_until::text
      from person p left join ending e on e.person_id = p.id
      where ${sql.join(filters, sql` and `)} order by p.full_name, p.id limit ${pageSize + 1}`) as unknown as Promise<
      { id: string; full_name: string; email: string | null; phone: string | null; birth_date: LocalDate | null; kind: CheckKind | null; valid_until: LocalDate | null }[]>,
    ctx.db.execute(sql`select count(*)::int as n from ${endingChecks(today)}`) as unknown as Promise<{ n: number }[]>,
  ]);
  const rows = found.slice(0, pageSize).map((row): RegisterRow => ({
    id: row.id, fullName: row.full_name, email: row.email, phone: row.phone, age: row.birth_date ? ageOn(row.birth_date, today) : null,
    ending: row.kind && row.valid_until ? { kind: row.kind, validUntil: row.valid_until } : null,
  }));
  return { rows, next: found.length > pageSize ? rows.at(-1)!.id : null, endingSoon: soon?.n ?? 0 };
}
