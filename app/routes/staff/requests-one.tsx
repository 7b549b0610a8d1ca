import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { cancelRequest } from "~/domains/inkind/commands/cancel-request.server";
import { closeLine } from "~/domains/inkind/commands/close-line.server";
import { confirmHandover } from "~/domains/inkind/commands/confirm-handover.server";
import { markUsed } from "~/domains/inkind/commands/mark-used.server";
import { settleDifference } from "~/domains/inkind/commands/settle-difference.server";
import { approveRequests, closeRequestLines, confirmGoods, handOverRequests, readRequests } from "~/domains/inkind/permissions";
import { requestPage } from "~/domains/inkind/queries/request-page.server";
import { closeLineForm, confirmForm, lineForm, noForm, settleForm } from "~/domains/inkind/request-schemas";
import { HandoverCard } from "~/domains/inkind/ui/HandoverCard";
import { RequestLine } from "~/domains/inkind/ui/RequestLine";
import { manageNeeds } from "~/domains/services/permissions";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { More } from "~/ui/forms/More";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ requestId: z.uuid() });

export const loader = staffLoader({ permission: readRequests, params }, async ({ ctx, actor, params: { requestId }, locale, t }) => {
  const request = await requestPage(ctx, { requestId, locale });
  if (!request) throw notFound();
  const scope = { serviceId: request.serviceId };
  const giving = request.state === "approved" || request.state === "partly_issued";
  return {
    request, locale, title: `${t("inkind:requests.number", { number: String(request.number) })} – ${t("shell:product")}`,
    may: {
      pick: allows(actor, approveRequests, scope) && (giving || request.state === "submitted"), close: giving && allows(actor, closeRequestLines, scope), post: allows(actor, manageNeeds, scope),
      confirm: allows(actor, confirmGoods, scope), settle: allows(actor, handOverRequests, scope), cancel: request.mayAsk && ["draft", "submitted", "approved"].includes(request.state),
    },
  };
});

export const action = staffAction(
  { permission: readRequests, params, messages: "inkind", forms: { cancel: noForm, closeLine: closeLineForm, confirm: confirmForm, used: lineForm, settle: settleForm } },
  {
    cancel: ({ ctx, params: { requestId } }) => cancelRequest(ctx, { requestId }),
    closeLine: ({ ctx, params: { requestId }, value }) => closeLine(ctx, { requestId, ...value }),
    confirm: ({ ctx, params: { requestId }, value }) => confirmHandover(ctx, { requestId, ...value }),
    used: ({ ctx, params: { requestId }, value }) => markUsed(ctx, { requestId, ...value }),
    settle: ({ ctx, params: { requestId }, value }) => settleDifference(ctx, { requestId, ...value }),
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function RequestOne() {
  const { request, locale, may } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const over = [request.serviceName, request.programmeName].filter(Boolean).join(", ");
  return (
    <div className="measure">
      <PageHeader
        back={{ to: "/staff/requests", text: t("requests.title") }} over={over} title={t("requests.number", { number: String(request.number) })}
        lead={request.neededBy ? t("requests.until", { date: formatDate(request.neededBy, locale) }) : null}
        aside={<span className="row tight wraps"><Tag>{t(`requests.state.${request.state}`)}</Tag>{request.urgent ? <Tag tone="warn">{t("requests.urgent")}</Tag> : null}</span>}
      />
      {data?.refusal && data.intent !== "confirm" ? <Note tone="bad" role="alert" className="mb-5">{data.reply?.error?.[""]?.join(" ")}</Note> : null}
      {request.state === "draft" ? <p className="mb-5"><LinkButton kind="primary" to={`/staff/requests/${request.id}/edit`}>{t("request.edit")}</LinkButton></p> : null}
      {may.pick ? <p className="mb-5"><LinkButton kind="primary" to={`/staff/requests/${request.id}/pick`}>{t(request.state === "submitted" ? "pick.decideTitle" : "pick.title")}</LinkButton></p> : null}
      {request.handovers.length > 0 ? (
        <section className="stack">
          <h2 className="group">{t("request.handovers")}</h2>
          {request.handovers.map((handover) => (
            <HandoverCard key={handover.issueId} requestId={request.id} handover={handover} locale={locale} mayConfirm={may.confirm} maySettle={may.settle} data={data} />
          ))}
        </section>
      ) : null}
      <h2 className="group">{t("request.lines")}</h2>
      <Card as="ul" className="rows">{request.lines.map((line) => <RequestLine key={line.id} line={line} locale={locale} mayClose={may.close} mayPost={may.post} />)}</Card>
      {may.cancel ? (
        <div className="mt-5">
          <More text={t("request.cancel")}>
            <p className="soft">{t("request.cancelText")}</p>
            <ActForm intent="cancel" kind="bad">{t("request.cancelYes")}</ActForm>
          </More>
        </div>
      ) : null}
    </div>
  );
}
