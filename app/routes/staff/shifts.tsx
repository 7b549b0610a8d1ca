import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { manageShifts, seeShiftBoard } from "~/domains/volunteering/permissions";
import { shiftBoard } from "~/domains/volunteering/queries/shift-board.server";
import { BoardList } from "~/domains/volunteering/ui/BoardList";
import { boardDays } from "~/domains/volunteering/ui/board-row";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { LinkButton } from "~/ui/Button";
import { Empty } from "~/ui/Empty";
import { PlusIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { Segments } from "~/ui/Segments";

const search = z.object({ when: z.enum(["upcoming", "past"]).catch("upcoming") });

export const loader = staffLoader({ permission: seeShiftBoard, search }, async ({ ctx, search: { when }, locale, t, actor }) => ({
  pageTitle: `${t("volunteering:board.title")} – ${t("shell:product")}`,
  when,
  mayCreate: allows(actor, manageShifts),
  days: boardDays(await shiftBoard(ctx, { when, locale }), { locale, t, now: ctx.clock.now() }),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function StaffShifts() {
  const { when, mayCreate, days } = useLoaderData<typeof loader>();
  const { t } = useTranslation("volunteering");
  const create = mayCreate ? <LinkButton to="/staff/shifts/new" kind="primary" icon={PlusIcon}>{t("board.create")}</LinkButton> : null;
  return (
    <>
      <PageHeader title={t("board.title")} lead={t("board.lead")} aside={create} />
      <Segments
        label={t("board.show")}
        items={[
          { to: "/staff/shifts", text: t("board.upcoming"), current: when === "upcoming" },
          { to: "/staff/shifts?when=past", text: t("board.past"), current: when === "past" },
        ]}
      />
      {days.length > 0 ? <BoardList days={days} /> : (
        <Empty title={when === "upcoming" ? t("board.empty") : t("board.emptyPast")} text={when === "upcoming" ? t("board.emptyText") : undefined} />
      )}
    </>
  );
}
