import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { saveRequest } from "~/domains/inkind/commands/save-request.server";
import { typedQuantity, typedUnitOf } from "~/domains/inkind/model";
import { requestGoods } from "~/domains/inkind/permissions";
import { requestPage } from "~/domains/inkind/queries/request-page.server";
import { requestForm } from "~/domains/inkind/request-schemas";
import { offerDraftForm } from "~/domains/inkind/schemas";
import { AskedLines } from "~/domains/inkind/ui/AskedLines";
import { serviceOptions } from "~/domains/services/api.server";
import { allows } from "~/platform/access/permission";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { DateField, HiddenField, SelectField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ requestId: z.union([z.uuid(), z.literal("new")]) });

export const loader = staffLoader({ permission: requestGoods, params }, async ({ ctx, actor, params: { requestId }, locale, t }) => {
  const request = requestId === "new" ? null : await requestPage(ctx, { requestId, locale });
  if (requestId !== "new" && (!request || request.state !== "draft")) throw notFound();
  const services = (await serviceOptions(ctx.db, locale)).filter((one) => one.kind === "service" && allows(actor, requestGoods, { serviceId: one.id }));
  const places = services.map(({ id, name, programmes }) => ({ label: name, options: [{ value: id as string, text: name }, ...programmes.map((p) => ({ value: `${id}:${p.id}`, text: p.name }))] }));
  return {
    number: request?.number ?? null, places, pageTitle: t("inkind:requests.meta"),
    defaults: request
      ? {
          requestId: request.id, target: [request.serviceId, request.programmeId].filter(Boolean).join(":"), neededBy: request.neededBy ?? "", urgent: request.urgent ? "on" : "",
          lines: request.lines.map((line) => ({ description: line.description, category: line.category, size: line.size, quantity: typedQuantity(line.quantity, line.unit, locale), unit: typedUnitOf(line.unit) })),
        }
      : { requestId: newId() as string, target: places.length === 1 ? places[0]!.options[0]!.value : "", neededBy: "", urgent: "", lines: [{ unit: "piece" }] },
  };
});

export const action = staffAction({ permission: requestGoods, params, messages: "inkind", forms: { send: requestForm, save: requestForm, addLine: offerDraftForm } }, {
  addLine: async () => ok({}),
  send: async ({ ctx, value }) => {
    const saved = await saveRequest(ctx, value, true);
    return saved.ok ? redirect(`/staff/requests/${saved.value.id}`) : saved;
  },
  save: async ({ ctx, value }) => {
    const saved = await saveRequest(ctx, value, false);
    return saved.ok ? redirect(`/staff/requests/${saved.value.id}`) : saved;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function RequestForm() {
  const { number, places, defaults } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const fields = replyFields("request", data, defaults);
  return (
    <div className="measure">
      <PageHeader
        back={{ to: "/staff/requests", text: t("requests.title") }} lead={t("requestForm.lead")}
        title={number === null ? t("requestForm.newTitle") : t("requestForm.editTitle", { number: String(number) })}
      />
      <Note className="mb-5">{t("requestForm.noNames")}</Note>
      <KitForm form={fields.form} className="stack">
        <HiddenField name="requestId" value={fields.text("requestId")} />
        <Card pad className="fields">
          <SelectField field={fields.field("target")} label={t("requestForm.target")} options={[]} groups={places} />
          <DateField field={fields.field("neededBy")} label={t("requestForm.neededBy")} optional />
          <CheckField field={fields.field("urgent")} label={t("requestForm.urgent")} text={t("requestForm.urgentHelp")} />
        </Card>
        <AskedLines fields={fields} addRow={data?.intent === "addLine"} />
        <SubmitButton intent="send" size="big" wide busyText={t("requestForm.sending")}>{t("requestForm.send")}</SubmitButton>
        <SubmitButton intent="save" kind="quiet" wide>{t("requestForm.save")}</SubmitButton>
      </KitForm>
    </div>
  );
}
