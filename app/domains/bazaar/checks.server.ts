import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

/** The bazaar's invariants of MODEL §5 as SQL. */
export const bazaarChecks: readonly SelfCheck[] = [
  {
    name: "B5 what lies on a stall is the sum of its moves",
    sql: `select count(*) as violations from article_stock s
      left join (select article_id, sum(quantity) as total from stall_move group by article_id) m on m.article_id = s.article_id
      where s.on_hand <> coalesce(m.total, 0)`,
  },
  {
    name: "B5 every move is of its article's own stall, and every stock article has its row",
    sql: `select (select count(*) from stall_move m join article a on a.id = m.article_id where a.stall_id is distinct from m.stall_id)
      + (select count(*) from article a where a.kind in ('unique', 'counted') and not exists (select 1 from article_stock s where s.article_id = a.id)) as violations`,
  },
];
