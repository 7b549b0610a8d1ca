import { expect, it } from "vitest";
import { openNeeds } from "~/domains/services/api.server";
import { servicesChecks } from "~/domains/services/checks.server";
import { systemActor } from "~/platform/access/permission";
import { localDate } from "~/platform/time/local-date";
import { account, person } from "~db/schema/people.server";
import { accounts, people } from "~db/seed/demo/ids";
import { fill } from "~db/seed/demo/services";
import { anchorTime, testDatabase } from "~tests/support/database";

const { ctx, db, sql, clock } = await testDatabase();

it("the demo's year is exact, December is a draft, eleven needs are open", async () => {
  clock.set(anchorTime);
  await db.insert(person).values({ id: people.ayshe, fullName: "Айше Мехмедова", createdAt: clock.now() });
  await db.insert(account).values({ id: accounts.serviceManager, personId: people.ayshe, login: "service_manager@otvorendvor.example", createdAt: clock.now() });
  await fill(ctx(systemActor("demo")), localDate("2026-12-19"));
  const year = await sql`select sum(individual_sessions)::int as individual, sum(group_sessions)::int as groups, sum(home_visits)::int as visits,
    avg(users_in_month)::int as users, max(users_in_year) as year_users, count(*) filter (where state = 'draft')::int as drafts from service_month where month >= '2026-01-01'`;
  expect(year).toEqual([{ individual: 779, groups: 149, visits: 246, users: 44, year_users: 62, drafts: 1 }]);
  const programmes = await sql`select measure, array_agg(n order by n desc) as sums from (
      select w.measure, sum(w.count)::int as n from service_month_work w where w.measure in ('individual_session', 'group_session', 'home_visit') group by w.measure, w.programme_id
    ) s group by measure order by measure`;
  expect(programmes).toEqual([
    { measure: "group_session", sums: [52, 43, 38, 16] },
    { measure: "home_visit", sums: [118, 71, 54, 3] },
    { measure: "individual_session", sums: [286, 241, 148, 104] },
  ]);
  const open = await openNeeds(ctx().db, { locale: "bg" });
  expect(open).toHaveLength(11);
  expect(open.find((need) => need.title.startsWith("Детски зимни якета"))).toMatchObject({ received: 14, pledged: 4, open: 12 });
  for (const check of servicesChecks) expect(await sql.unsafe(check.sql), check.name).toEqual([{ violations: 0 }]);
});
