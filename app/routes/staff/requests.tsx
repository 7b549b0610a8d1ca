import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { approveRequests, readRequests, requestGoods } from "~/domains/inkind/permissions";
import { requestList } from "~/domains/inkind/queries/request-list.server";
import { requestShows } from "~/domains/inkind/request-model";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { BoxIcon, PackageCheckIcon, PlusIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import { Segments } from "~/ui/Segments";
import { Tag } from "~/ui/Tag";

const search = z.object({ show: z.enum(requestShows).catch("open").default("open"), after: z.string().regex(/^[01]_\d{1,12}$/).optional().catch(undefined) });

export const loader = staffLoader({ permission: readRequests, search }, async ({ ctx, actor, search: { show, after }, locale, t }) => ({
  ...(await requestList(ctx, { show, after, locale })), show, locale, title: t("inkind:requests.meta"),
  mayAsk: allows(actor, requestGoods), mayPick: allows(actor, approveRequests),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

type Row = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

function RequestItem({ row, locale, mayPick }: { row: Row; locale: "bg" | "en"; mayPick: boolean }) {
  const { t } = useTranslation("inkind");
  const acts = mayPick && ["submitted", "approved", "partly_issued"].includes(row.state);
  return (
    <li>
      <Icon of={row.state === "closed" || row.state === "issued" ? PackageCheckIcon : BoxIcon} />
      <div>
        <h3>
          <Link to={`/staff/requests/${row.id}`}>{row.first.description}, {formatQuantity(row.first.quantity, row.first.unit, locale)}</Link>
          {row.count > 1 ? <span className="soft"> {t("requests.more", { count: row.count - 1 })}</span> : null}
        </h3>
        <p>{[`№ ${row.number}`, row.serviceName, row.programmeName, row.neededBy ? t("requests.until", { date: formatDate(row.neededBy, locale) }) : ""].filter(Boolean).join(" · ")}</p>
        <p className="row tight wraps mt-1">
          <Tag>{t(`requests.state.${row.state}`)}</Tag>
          {row.urgent && row.state !== "closed" && row.state !== "cancelled" ? <Tag tone="warn">{t("requests.urgent")}</Tag> : null}
          {row.disputed ? <Tag tone="bad">{t("requests.disputed")}</Tag> : null}
        </p>
      </div>
      <div className="acts">{acts ? <LinkButton kind="soft" to={`/staff/requests/${row.id}/pick`}>{t(row.state === "submitted" ? "pick.decideTitle" : "pick.title")}</LinkButton> : null}</div>
    </li>
  );
}

export default function Requests() {
  const { rows, next, show, locale, mayAsk, mayPick } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader
        title={t("requests.title")} lead={t("requests.lead")}
        aside={mayAsk ? <LinkButton kind="primary" icon={PlusIcon} to="/staff/requests/new/edit">{t("requests.add")}</LinkButton> : null}
      />
      <Segments label={t("requests.filter")} items={requestShows.map((one) => ({ to: `/staff/requests?show=${one}`, text: t(`requests.show.${one}`), current: one === show }))} />
      <div className="mt-5">
        {rows.length === 0 ? <Empty title={t("requests.none")} text={t(mayAsk ? "requests.noneText" : "requests.noneStore")} /> : (
          <>
            <h2 className="vh">{t(`requests.show.${show}`)}</h2>
            <Card as="ul" className="tasks">{rows.map((row) => <RequestItem key={row.id} row={row} locale={locale} mayPick={mayPick} />)}</Card>
          </>
        )}
      </div>
      <ShowMore to={next ? `/staff/requests?show=${show}&after=${next}` : null} />
    </>
  );
}
