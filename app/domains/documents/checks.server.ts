import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The invariants of issued documents as SQL: each inner query finds the rows that break one. */
const broken = [
  {
    name: "D1 document numbers are gapless per type and year",
    sql: `select c.type from document_counter c
      left join document d on d.type = c.type and d.year = c.year
      group by c.type, c.year, c.first_number, c.last_number
      having count(d.id) <> c.last_number - c.first_number + 1
        or coalesce(min(d.number), c.first_number) <> c.first_number or coalesce(max(d.number), c.last_number) <> c.last_number`,
  },
  {
    name: "D2 a document's fingerprint is that of its snapshot",
    sql: `select id from document where sha256 <> encode(sha256(convert_to(snapshot, 'UTF8')), 'hex')
      or (snapshot::jsonb ->> 'number')::int <> number or snapshot::jsonb ->> 'issuedOn' <> issued_on::text`,
  },
];

export const documentsChecks: readonly SelfCheck[] = broken.map(({ name, sql }) => ({ name, sql: `select count(*)::int as violations from (${sql}) broken` }));
