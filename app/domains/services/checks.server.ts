import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The invariants of `services` as SQL: each inner query finds the rows that break one. */
const broken = [
  {
    name: "S1 no need is promised or received beyond what it asks",
    /** S1: needed = received + pledged + open, open ≥ 0. */
    sql: `select id from need where received + pledged > quantity or received < 0 or pledged < 0`,
  },
  {
    name: "S1 a need's sums are those of its sources",
    /** S1: the need's two sums are the sums of its sources. */
    sql: `select n.id from need n left join need_pledge p on p.need_id = n.id
      group by n.id having n.pledged <> coalesce(sum(p.pledged), 0) or n.received <> coalesce(sum(p.received), 0)`,
  },
  {
    name: "S1 a submitted month is its outputs",
    /** A submitted month's sessions and visits are exactly its outputs. */
    sql: `select m.id from service_month m
      cross join lateral (values ('individual_session', m.individual_sessions), ('group_session', m.group_sessions), ('home_visit', m.home_visits)) figure(measure, total)
      where m.state = 'submitted' and figure.total <> (
        select coalesce(sum(o.count), 0) from output o
        where o.kind = 'service' and o.service_id = m.service_id and o.month = m.month and o.measure = figure.measure)`,
  },
];

export const servicesChecks: readonly SelfCheck[] = broken.map(({ name, sql }) => ({ name, sql: `select count(*)::int as violations from (${sql}) broken` }));
