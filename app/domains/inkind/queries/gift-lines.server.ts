import { sql, type SQL } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";
import type { LocalDate } from "~/platform/time/local-date";
import type { BaseUnit, Category } from "../model";
import type { DeclaredBasis, DonorKind, ValueBasis } from "../value-model";
import { rows } from "./parts.server";

/** One accepted line of a gift as the accountant's reports see it. Declared and recognised stay apart (G8). */
export interface GiftLine {
  readonly lineId: string;
  readonly offerId: string;
  readonly giftNumber: number;
  readonly receivedOn: LocalDate;
  readonly donorName: string | null;
  readonly donorKind: DonorKind;
  readonly what: string;
  readonly category: Category;
  readonly unit: BaseUnit;
  readonly accepted: number;
  readonly declaredCents: number | null;
  readonly declaredBasis: DeclaredBasis | null;
  readonly decided: boolean;
  readonly recognisedCents: number | null;
  readonly recognisedBasis: ValueBasis | null;
  /** The programme or service of the need it answers; null: where most needed. */
  readonly purpose: string | null;
}

const count = (value: unknown): number | null => (value === null ? null : Number(value));

/** Accepted lines by the day they were received (in Sofia), oldest first; the caller has authorised. */
export async function giftLines(
  reader: Reader, ask: { readonly from: LocalDate; readonly until: LocalDate; readonly locale: "bg" | "en"; readonly ofDonor?: SQL | undefined },
): Promise<GiftLine[]> {
  const name = sql.raw(ask.locale === "bg" ? "name_bg" : "name_en");
  const found = rows<Record<keyof GiftLine, unknown>>(await reader.execute(sql`
    select rl.id as "lineId", o.id as "offerId", o.number as "giftNumber", (r.received_at at time zone 'Europe/Sofia')::date::text as "receivedOn",
      coalesce(g.name, nullif(p.full_name, '')) as "donorName", coalesce(g.kind, case when nullif(p.full_name, '') is null then 'unnamed' else 'person' end) as "donorKind",
      coalesce((select l.item_name from stock_lot l where l.receipt_line_id = rl.id order by l.number limit 1), ol.description) as what,
      ol.category, rl.unit, rl.accepted, ol.declared_value_cents as "declaredCents", ol.value_basis as "declaredBasis",
      d.id is not null as decided, d.cents as "recognisedCents", a.basis as "recognisedBasis", coalesce(pr.${name}, s.${name}) as purpose
    from goods_receipt_line rl
    join goods_receipt r on r.id = rl.receipt_id
    join goods_offer_line ol on ol.id = rl.offer_line_id
    join goods_offer o on o.id = r.offer_id
    left join person p on p.id = o.donor_person_id
    left join organisation g on g.id = o.donor_organisation_id
    left join need n on n.id = o.need_id left join programme pr on pr.id = n.programme_id left join service s on s.id = n.service_id
    left join lateral (select * from value_decision v where v.receipt_line_id = rl.id order by v.seq desc limit 1) d on true
    left join value_assertion a on a.id = d.assertion_id
    where rl.accepted > 0 and r.received_at >= ${ask.from}::date::timestamp at time zone 'Europe/Sofia'
      and r.received_at < (${ask.until}::date + 1)::timestamp at time zone 'Europe/Sofia' and ${ask.ofDonor ?? sql`true`}
    order by r.received_at, o.number, ol.position`));
  return found.map((row) => ({
    ...(row as unknown as GiftLine), giftNumber: Number(row.giftNumber), accepted: Number(row.accepted),
    declaredCents: count(row.declaredCents), recognisedCents: count(row.recognisedCents),
  }));
}
