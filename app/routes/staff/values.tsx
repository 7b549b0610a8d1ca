import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readValues, valueGifts } from "~/domains/inkind/permissions";
import { valueQueue, valuesWaiting } from "~/domains/inkind/queries/value-queue.server";
import { ValueTabs } from "~/domains/inkind/ui/ValueTabs";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatMoney, formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";

const search = z.object({ after: z.string().refine(isId).optional(), done: z.enum(["value", "unvalued"]).optional().catch(undefined) });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readValues, search }, async ({ ctx, actor, search: { after, done }, locale, t }) => {
  const [queue, waiting] = await Promise.all([valueQueue(ctx, after), valuesWaiting(ctx)]);
  return { ...queue, waiting, done, mayDecide: allows(actor, valueGifts), locale, title: `${t("inkind:values.title")} – ${t("shell:product")}` };
});

export default function ValueQueue() {
  const { lines, next, waiting, done, mayDecide, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <div className="stack wide">
      <PageHeader title={t("values.title")} lead={t("values.lead")} />
      <ValueTabs current="queue" />
      {done ? <Note tone="ok" role="status">{t(done === "value" ? "values.decided" : "values.unvaluedDone")}</Note> : null}
      {waiting > 0 ? <p className="soft">{t("values.waiting", { count: waiting })}</p> : null}
      {lines.length === 0 ? <Empty title={t("values.empty")} text={t("values.emptyText")} /> : (
        <Card flush>
          <DataTable
            caption={t("values.tabs.queue")} captionHidden cards rows={lines} rowKey={(line) => line.id}
            columns={[
              { key: "what", head: t("values.column.what"), rowHeader: true, cell: (line) => <><Link to={`/staff/values/line/${line.id}`}>{line.what}</Link><small className="block soft">{t("values.gift", { number: String(line.giftNumber) })}</small></> },
              { key: "donor", head: t("values.column.donor"), cell: (line) => line.donorName ?? t("values.noName") },
              { key: "day", head: t("values.column.day"), cell: (line) => formatDate(line.receivedAt, locale) },
              { key: "accepted", head: t("values.column.accepted"), align: "end", cell: (line) => formatQuantity(line.accepted, line.unit, locale) },
              {
                key: "declared", head: t("values.column.declared"), align: "end",
                cell: (line) => line.declaredCents !== null && line.declaredBasis
                  ? <>{formatMoney(line.declaredCents, locale)}<small className="block soft">{t(`values.declaredBases.${line.declaredBasis}`)}</small></>
                  : <span className="soft">{t("values.notDeclared")}</span>,
              },
              ...(mayDecide ? [{
                key: "act", head: <span className="vh">{t("values.decide")}</span>, align: "end" as const,
                cell: (line: (typeof lines)[number]) => <LinkButton to={`/staff/values/line/${line.id}`} kind="soft" aria-label={t("values.decideOf", { what: line.what, number: String(line.giftNumber) })}>{t("values.decide")}</LinkButton>,
              }] : []),
            ]}
          />
        </Card>
      )}
      <ShowMore to={next ? `?after=${next}` : null}>{t("values.more")}</ShowMore>
    </div>
  );
}
