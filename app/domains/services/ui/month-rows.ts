import { formatMonthName, formatNumber } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { splitFigures, type FigureQuestion, type MonthMeasure } from "../model";
import type { monthPage } from "../queries/month-page.server";

type Page = NonNullable<Awaited<ReturnType<typeof monthPage>>>;

/** The question under a figure, in words; asked until the figure is corrected or confirmed. */
export function questionView({ measure, value, low, high, meant }: FigureQuestion, t: Translate) {
  return {
    measure,
    ask: `${t("services:month.question", { value })} ${t(`services:month.names.${measure}`)}`,
    text: measure === "usersInYear" && value < high ? t("services:month.question_falls", { high }) : t("services:month.question_text", { low, high }),
    meant: meant === null ? null : { value: String(meant), text: t("services:month.question_meant", { meant }) },
    confirm: t("services:month.confirm", { value }),
  };
}
export type QuestionView = ReturnType<typeof questionView>;

/** What the year will show when this month is counted too: each measure for itself. */
function yearOf(page: Page, t: Translate, locale: Locale) {
  const of = (measure: MonthMeasure) => page.rows.find((row) => row.measure === measure)!.year.filter((value) => value !== null);
  const sum = (measure: MonthMeasure) => of(measure).reduce((total, value) => total + value, 0);
  const users = of("usersInMonth");
  return [
    { name: t("services:month.names.capacity"), value: formatNumber(of("capacity").at(-1) ?? 0, locale), note: "" },
    { name: t("services:month.year_mean"), value: formatNumber(users.length > 0 ? Math.round(sum("usersInMonth") / users.length) : 0, locale), note: users.length > 0 ? `${sum("usersInMonth")} ÷ ${users.length}` : "" },
    { name: t("services:month.names.usersInYear"), value: formatNumber(Math.max(0, ...of("usersInYear")), locale), note: "" },
    ...splitFigures.map((measure) => ({ name: t(`services:month.names.${measure}`), value: formatNumber(sum(measure), locale), note: "" })),
  ];
}

/** The page of a service's month in words. */
export function monthRows(page: Page, t: Translate, locale: Locale) {
  const at = Number(page.month.slice(5, 7));
  return {
    months: page.months.map((row) => ({
      to: `/staff/services/${page.service.id}/${row.month.slice(0, 7)}`, text: formatMonthName(row.month, locale, "short"), state: row.state, current: row.month === page.month,
    })),
    heads: page.rows[0]!.lastThree.map((one) => formatMonthName(one.month, locale, "short")),
    rows: page.rows.map((row) => ({
      measure: row.measure, name: t(`services:month.names.${row.measure}`), definition: t(`services:month.definitions.${row.measure}`),
      bars: row.year.slice(0, at).map((value) => value ?? 0), past: row.lastThree.map((one) => (one.value === null ? t("services:month.empty_cell") : formatNumber(one.value, locale))),
      value: row.value === null ? "" : String(row.value), source: row.source, confirmed: row.confirmed,
    })),
    questions: page.questions.map((question) => questionView(question, t)),
    work: page.work.map((line, index) => ({ ...line, index, name: t(`services:measures.${line.measure}`), count: line.count === null ? "" : String(line.count) })),
    year: yearOf(page, t, locale),
  };
}
export type MonthRows = ReturnType<typeof monthRows>;
