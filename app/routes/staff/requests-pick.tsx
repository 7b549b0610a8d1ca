import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { approveRequest } from "~/domains/inkind/commands/approve-request.server";
import { promiseLots } from "~/domains/inkind/commands/promise-lots.server";
import { releaseLots } from "~/domains/inkind/commands/release-lots.server";
import { approveRequests } from "~/domains/inkind/permissions";
import { pickList } from "~/domains/inkind/queries/pick-list.server";
import { approveForm, lineForm, promiseForm } from "~/domains/inkind/request-schemas";
import { DecideLines } from "~/domains/inkind/ui/DecideLines";
import { PickLine } from "~/domains/inkind/ui/PickLine";
import { pickView } from "~/domains/inkind/ui/pick-view";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ requestId: z.uuid() });
const search = z.object({ line: z.uuid().optional().catch(undefined), item: z.string().max(200).optional() });

export const loader = staffLoader({ permission: approveRequests, params, search }, async ({ ctx, params: { requestId }, search: { line, item }, locale, t }) => {
  const list = await pickList(ctx, { requestId, locale, chosen: line && item ? { lineId: line, item } : undefined });
  if (!list) throw notFound();
  const { id, number, state, neededBy, urgent, serviceName, programmeName, today, anyPromised } = list;
  if (state !== "submitted" && state !== "approved" && state !== "partly_issued") throw redirect(`/staff/requests/${id}`);
  return {
    id, number, state, neededBy, urgent, today, anyPromised, locale, place: [serviceName, programmeName].filter(Boolean).join(", "), pick: pickView(list),
    decide: list.lines.map((one) => ({ id: one.id, description: one.description, size: one.size, unit: one.unit, quantity: one.quantity, item: one.item, free: one.free })),
    title: `${t("inkind:requests.number", { number: String(number) })} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: approveRequests, params, messages: "inkind", forms: { decide: approveForm, promise: promiseForm, release: lineForm } }, {
  decide: ({ ctx, params: { requestId }, value }) => approveRequest(ctx, { requestId, ...value }),
  promise: ({ ctx, params: { requestId }, value }) => promiseLots(ctx, { requestId, ...value }),
  release: ({ ctx, params: { requestId }, value }) => releaseLots(ctx, { requestId, ...value }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Pick() {
  const { id, number, state, neededBy, urgent, today, anyPromised, locale, place, pick, decide } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const deciding = state === "submitted";
  const ready = pick.filter((line) => line.left === 0).length;
  return (
    <div className="scr-pick measure">
      <PageHeader
        back={{ to: `/staff/requests/${id}`, text: t("requests.number", { number: String(number) }) }}
        over={[place, neededBy ? t("requests.until", { date: formatDate(neededBy, locale) }) : ""].filter(Boolean).join(", ")}
        title={t(deciding ? "pick.decideTitle" : "pick.title")} lead={t(deciding ? "pick.decideLead" : "pick.lead")}
        aside={<span className="row tight">{urgent ? <Tag tone="warn">{t("requests.urgent")}</Tag> : null}{deciding ? null : <Tag tone={ready === pick.length ? "ok" : "neutral"}>{t("pick.linesReady", { ready: String(ready), total: String(pick.length) })}</Tag>}</span>}
      />
      {data?.refusal && data.intent === "release" ? <Note tone="bad" role="alert" className="mb-5">{data.reply?.error?.[""]?.join(" ")}</Note> : null}
      {deciding ? <DecideLines lines={decide} locale={locale} data={data} /> : (
        <>
          <Card>{pick.map((line) => <PickLine key={`${line.id} ${line.left} ${line.item}`} line={line} today={today} locale={locale} data={data} />)}</Card>
          <div className="mt-5">
            {anyPromised
              ? <LinkButton kind="primary" size="big" wide to={`/staff/requests/${id}/hand-over`}>{t("pick.toHandOver")}</LinkButton>
              : <p className="soft text-center">{t("pick.nothingKept")}</p>}
          </div>
        </>
      )}
    </div>
  );
}
