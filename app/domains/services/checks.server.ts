/** The invariants of `services` as SQL: each query returns the ids that break one, so an empty answer is the proof. */
export const servicesChecks = [
  {
    name: "services.s1_need_covered",
    /** S1: needed = received + pledged + open, open ≥ 0. */
    sql: `select id from need where received + pledged > quantity or received < 0 or pledged < 0`,
  },
  {
    name: "services.s1_pledges_add_up",
    /** S1: the need's two sums are the sums of its sources. */
    sql: `select n.id from need n left join need_pledge p on p.need_id = n.id
      group by n.id having n.pledged <> coalesce(sum(p.pledged), 0) or n.received <> coalesce(sum(p.received), 0)`,
  },
  {
    name: "services.month_outputs",
    /** A submitted month's sessions and visits are exactly its outputs. */
    sql: `select m.id from service_month m
      cross join lateral (values ('individual_session', m.individual_sessions), ('group_session', m.group_sessions), ('home_visit', m.home_visits)) figure(measure, total)
      where m.state = 'submitted' and figure.total <> (
        select coalesce(sum(o.count), 0) from output o
        where o.kind = 'service' and o.service_id = m.service_id and o.month = m.month and o.measure = figure.measure)`,
  },
] as const;
