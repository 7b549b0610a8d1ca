import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, addMonths, instantAt, type LocalDate, localDate, monthOf } from "../../../app/platform/time/local-date";
import { addProgramme, addService } from "../../../app/domains/services/commands/add-service.server";
import { saveMonth, submitMonth } from "../../../app/domains/services/commands/save-month.server";
import { setUnitCost } from "../../../app/domains/services/commands/set-unit-cost.server";
import { monthShape, unitCostShape } from "../../../app/domains/services/schemas";
import { accounts, demoId, people, services } from "./ids";
import { fillNeeds } from "./services-needs";
import { monthFigures, monthWork, programmeRows, serviceRows, unitCostRows } from "./services-facts";

/** Айше Мехмедова, who enters what the services did and need. */
export const serviceManager: Actor = {
  kind: "account", accountId: accounts.serviceManager, personId: people.ayshe, grants: [{ role: "service_manager", scopeKind: "organisation", scopeId: null }],
};

/** The months of 2026 up to the anchor's; an anchor before a December adds the whole year before it, so that one year is complete. */
function monthsUpTo(anchor: LocalDate): LocalDate[] {
  const last = monthOf(anchor);
  const year = Number(anchor.slice(0, 4));
  const start = localDate(`${last.endsWith("-12-01") ? Math.min(2026, year) : Math.min(2026, year - 1)}-01-01`);
  const months: LocalDate[] = [];
  for (let month = start; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  for (const row of serviceRows) expectOk(await addService(ctx, row));
  for (const row of programmeRows) expectOk(await addProgramme(ctx, row));
  const asManager: Ctx = { ...ctx, actor: serviceManager };
  for (const { serviceId, ...row } of unitCostRows) {
    const id = demoId(`cost:${row.programmeId ?? ""}:${row.measure}:${row.validFrom}`);
    expectOk(await setUnitCost(asManager, serviceId, unitCostShape.parse({ id, ...row })));
  }
  for (const month of monthsUpTo(anchor)) {
    const input = monthShape.parse({ figures: monthFigures(month), work: monthWork(month) });
    const of = { serviceId: services.cop, month };
    if (month === monthOf(anchor)) expectOk(await saveMonth(asManager, of, input));
    else expectOk(await submitMonth({ ...asManager, clock: fixedClock(instantAt(addDays(addMonths(month, 1), 4), "09:42")) }, of, input));
  }
  await fillNeeds(asManager, anchor);
}
