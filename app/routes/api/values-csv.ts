import { z } from "zod";
import { monthRegister, yearReport } from "~/domains/inkind/queries/value-reports.server";
import { registerTable, yearTable } from "~/domains/inkind/queries/report-tables.server";
import { monthField, yearField } from "~/domains/inkind/value-schemas";
import { csvOf } from "~/platform/csv/csv";
import { apiLoader } from "~/platform/http/loaders.server";
import { localDateOf, monthOf } from "~/platform/time/local-date";

const params = z.object({ file: z.enum(["register.csv", "year.csv"]) });
const search = z.object({ month: monthField.optional(), year: yearField.optional() });

/** `/api/values/register.csv?month=…` and `/api/values/year.csv?year=…`; the queries ask for the permission. */
export const loader = apiLoader({ params, search }, async ({ ctx, params: { file }, search: { month, year }, locale, t }) => {
  const today = localDateOf(ctx.clock.now());
  const ofMonth = month ?? monthOf(today);
  const ofYear = year ?? Number(today.slice(0, 4));
  const table = file === "register.csv" ? registerTable(await monthRegister(ctx, ofMonth, locale), t, locale) : yearTable(await yearReport(ctx, ofYear, locale), t, locale);
  const name = file === "register.csv" ? `dareniya-${ofMonth.slice(0, 7)}.csv` : `dareniya-${ofYear}.csv`;
  return new Response(csvOf(table), { headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename="${name}"`, "cache-control": "private, no-store" } });
});
