import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { manageShifts, seeShiftBoard } from "~/domains/volunteering/permissions";
import { shiftBoard } from "~/domains/volunteering/queries/shift-board.server";
import { boardSearch } from "~/domains/volunteering/team-schemas";
import { BoardList } from "~/domains/volunteering/ui/BoardList";
import { boardAddress, boardDays, weeksAround } from "~/domains/volunteering/ui/board-row";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDayRange } from "~/platform/i18n/format";
import { addDays } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { GetForm } from "~/ui/forms/GetForm";
import { plainField } from "~/ui/forms/field";
import { HiddenField, SelectField } from "~/ui/forms/TextField";
import { ChevronLeftIcon, ChevronRightIcon, PlusIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import { PageHeader } from "~/ui/PageHeader";
import { Segments } from "~/ui/Segments";

export const loader = staffLoader({ permission: seeShiftBoard, search: boardSearch }, async ({ ctx, search: asked, locale, t, actor }) => {
  const now = ctx.clock.now();
  const page = await shiftBoard(ctx, { ...asked, short: asked.show === "short", locale });
  const weeks = weeksAround(asked.week, now);
  return {
    pageTitle: `${t("volunteering:board.title")} – ${t("shell:product")}`,
    asked,
    mayCreate: allows(actor, manageShifts),
    days: boardDays(page.shifts, { locale, t, now }),
    short: page.short,
    services: page.services,
    weeks: { ...weeks, text: t("volunteering:board.weekOf", { range: formatDayRange(weeks.current, addDays(weeks.current, 6), locale) }) },
    previous: page.previous, next: page.next,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function StaffShifts() {
  const { asked, mayCreate, days, short, services, weeks, previous, next } = useLoaderData<typeof loader>();
  const { t } = useTranslation("volunteering");
  const create = mayCreate ? <LinkButton to="/staff/shifts/new" kind="primary" icon={PlusIcon}>{t("board.create")}</LinkButton> : null;
  const filtered = Boolean(asked.show ?? asked.service ?? asked.week);
  const choices = [{ value: "own", text: t("board.ownWork") }, ...services.map((one) => ({ value: one.id, text: one.name }))];
  return (
    <>
      <PageHeader title={t("board.title")} lead={t("board.lead")} aside={<><LinkButton to="/staff/opportunities">{t("opportunities.title")}</LinkButton>{create}</>} />
      <Segments
        label={t("board.show")}
        items={[
          { to: boardAddress(asked, { when: null }), text: t("board.upcoming"), current: asked.when === "upcoming" },
          { to: boardAddress(asked, { when: "past", show: null }), text: t("board.past"), current: asked.when === "past" },
        ]}
      />
      <div className="row wraps mt-3">
        <GetForm action="/staff/shifts" className="grow">
          {asked.when === "past" ? <HiddenField name="when" value="past" /> : null}
          {asked.week ? <HiddenField name="week" value={asked.week} /> : null}
          {asked.show ? <HiddenField name="show" value={asked.show} /> : null}
          <SelectField field={plainField("service", asked.service)} key={asked.service} label={<span className="vh">{t("board.service")}</span>} options={choices} emptyText={t("board.allServices")} />
          <noscript><button className="btn" type="submit">{t("board.apply")}</button></noscript>
        </GetForm>
        <Chips label={t("board.filters")}>
          {asked.when === "upcoming" ? <Chip to={boardAddress(asked, { show: asked.show ? null : "short" })} current={asked.show === "short"}>{t("board.onlyShort", { n: String(short) })}</Chip> : null}
          <Chip to={boardAddress(asked, { week: asked.week ? null : weeks.current })} current={Boolean(asked.week)}>{asked.week ? weeks.text : t("board.week")}</Chip>
        </Chips>
        {asked.week ? (
          <span className="row tight">
            <LinkButton to={boardAddress(asked, { week: weeks.before })} kind="quiet" className="icon" icon={ChevronLeftIcon} aria-label={t("board.weekBefore")} preventScrollReset />
            <LinkButton to={boardAddress(asked, { week: weeks.after })} kind="quiet" className="icon" icon={ChevronRightIcon} aria-label={t("board.weekAfter")} preventScrollReset />
          </span>
        ) : null}
      </div>
      {days.length > 0 ? <BoardList days={days} /> : filtered ? (
        <Empty title={t("board.emptyFiltered")} action={<Link to={boardAddress({ when: asked.when }, {})}>{t("board.clear")}</Link>} />
      ) : (
        <Empty title={asked.when === "upcoming" ? t("board.empty") : t("board.emptyPast")} text={asked.when === "upcoming" ? t("board.emptyText") : undefined} />
      )}
      {previous || next ? (
        <nav className="row between mt-6" aria-label={t("board.pages")}>
          {previous ? <Link className="more" to={boardAddress(asked, { before: previous })} rel="prev">{t("board.previousPage")}</Link> : <span />}
          {next ? <Link className="more" to={boardAddress(asked, { after: next })} rel="next">{t("board.nextPage")}</Link> : null}
        </nav>
      ) : null}
    </>
  );
}
