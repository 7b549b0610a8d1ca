import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { handOverRequest } from "~/domains/inkind/commands/hand-over-request.server";
import { handOverRequests } from "~/domains/inkind/permissions";
import { handOverPage } from "~/domains/inkind/queries/pick-list.server";
import { handOverForm } from "~/domains/inkind/request-schemas";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatQuantity } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { SignatureField } from "~/ui/forms/SignatureField";
import { HiddenField, TextField } from "~/ui/forms/TextField";
import { Empty } from "~/ui/Empty";
import { LinkButton } from "~/ui/Button";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ requestId: z.uuid() });

export const loader = staffLoader({ permission: handOverRequests, params }, async ({ ctx, params: { requestId }, locale, t }) => {
  const list = await handOverPage(ctx, { requestId, locale });
  if (!list) throw notFound();
  return {
    id: list.id, number: list.number, locale, issueId: newId() as string, pickKey: list.pickKey, place: [list.serviceName, list.programmeName].filter(Boolean).join(", "),
    statement: list.statement,
    lines: list.lines.map(({ id, unit, kept, description, size }) => ({ id, unit, kept, asked: [description, size].filter(Boolean).join(", ") })),
    title: `${t("inkind:handOver.title")} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: handOverRequests, params, messages: "inkind", forms: { handOver: handOverForm } }, {
  handOver: async ({ ctx, params: { requestId }, value }) => {
    const done = await handOverRequest(ctx, { requestId, ...value });
    return done.ok ? redirect(`/staff/requests/${requestId}`) : done;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function HandOver() {
  const { id, number, locale, issueId, pickKey, place, statement, lines } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const fields = replyFields("hand-over", data, { issueId });
  // A list that changed is shown as it is now, and signed anew.
  const changed = data?.refusal?.code === "pick_changed";
  return (
    <div className="scr-pick measure">
      <PageHeader
        back={{ to: `/staff/requests/${id}/pick`, text: t("handOver.back") }} over={t("requests.number", { number: String(number) })} title={t("handOver.title")}
        lead={<>{t("handOver.to", { target: place })}. {t("handOver.lead")}</>}
      />
      {lines.length === 0 ? <Empty title={t("handOver.empty")} action={<LinkButton to={`/staff/requests/${id}/pick`}>{t("handOver.back")}</LinkButton>} /> : (
        <KitForm key={changed ? pickKey : "list"} form={fields.form} className="stack">
          <HiddenField name="issueId" value={fields.text("issueId")} /><HiddenField name="pickKey" value={pickKey} />
          <Card as="ul" className="rows">
            {lines.map((line) => (
              <li key={line.id} className="row between top">
                <div>
                  <h2 className="h3m">{[...new Set(line.kept.map((kept) => kept.itemName))].join(", ")}</h2>
                  <p className="t14 soft">{line.kept.map((kept) => t("pick.keptLot", { number: String(kept.number), quantity: formatQuantity(kept.quantity, line.unit, locale) })).join("; ")}</p>
                </div>
                <b className="num">{formatQuantity(line.kept.reduce((sum, kept) => sum + kept.quantity, 0), line.unit, locale)}</b>
              </li>
            ))}
          </Card>
          <Card pad className="fields">
            <TextField field={fields.field("receiverName")} label={t("handOver.receiverName")} autoComplete="off" maxLength={120} />
            <TextField field={fields.field("receiverRole")} label={t("handOver.receiverRole")} optional autoComplete="off" maxLength={80} />
            <div>
              <p className="t14 soft">{t("handOver.statementLabel")}</p>
              <p lang="bg">{statement}</p>
            </div>
            <SignatureField field={changed ? { ...fields.field("signature"), initialValue: "" } : fields.field("signature")} label={t("handOver.sign")} help={t("handOver.signHelp")} clearText={t("handOver.clear")} />
            <CheckField field={fields.field("byAccount")} label={t("handOver.byAccount")} />
          </Card>
          <p className="t14 soft">{t("handOver.doneHelp")}</p>
          <SubmitButton intent="handOver" size="big" wide busyText={t("handOver.doing")}>{t("handOver.done")}</SubmitButton>
        </KitForm>
      )}
    </div>
  );
}
