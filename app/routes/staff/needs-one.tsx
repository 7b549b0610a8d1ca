import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { publishNeed } from "~/domains/services/commands/move-need.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { needKinds, urgencies } from "~/domains/services/model";
import { manageNeeds } from "~/domains/services/permissions";
import { needToEdit } from "~/domains/services/queries/needs-board.server";
import { serviceOptions } from "~/domains/services/api.server";
import { needShape, typedQuantity, typedUnitNames } from "~/domains/services/schemas";
import { replyFor } from "~/platform/forms/reply";
import { notFound } from "~/platform/http/answers.server";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { RadioCards, SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, SelectField, TextField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ needId: z.union([z.uuid(), z.literal("new")]) });

export const loader = staffLoader({ permission: manageNeeds, params }, async ({ ctx, params: { needId }, locale, t }) => {
  const [need, services] = await Promise.all([needId === "new" ? null : needToEdit(ctx, { needId }), serviceOptions(ctx.db, locale)]);
  if (needId !== "new" && !need) throw notFound();
  const typed = need ? typedQuantity(need.quantity, need.unit) : null;
  return {
    pageTitle: t("services:needs.meta"), isNew: need === null, id: need?.id ?? newId(), shiftId: need?.shiftId ?? "", isDraft: need === null || need.state === "draft",
    defaults: need && typed
      ? { serviceId: need.serviceId, programmeId: need.programmeId ?? "", kind: need.kind, titleBg: need.titleBg, titleEn: need.titleEn, detailBg: need.detailBg, detailEn: need.detailEn, quantity: typed.text, unit: typed.unit, dueOn: need.dueOn ?? "", urgency: need.urgency }
      : { kind: "goods", unit: "piece", urgency: "normal", serviceId: services.find((one) => one.kind === "service")?.id ?? "" },
    services: services.filter((one) => one.kind === "service").map((one) => ({ value: one.id, text: one.name, programmes: one.programmes.map((p) => ({ value: p.id, text: p.name })) })),
  };
});

export const action = staffAction({ permission: manageNeeds, params, messages: "services", forms: { save: needShape, publish: needShape } }, {
  save: async ({ ctx, value }) => {
    const saved = await saveNeed(ctx, value);
    return saved.ok ? redirect("/staff/needs") : saved;
  },
  publish: async ({ ctx, value }) => {
    const saved = await saveNeed(ctx, value);
    if (!saved.ok) return saved;
    const shown = await publishNeed(ctx, saved.value.id);
    return shown.ok ? redirect("/staff/needs") : shown;
  },
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

type Fields = Record<"serviceId" | "programmeId" | "kind" | "titleBg" | "titleEn" | "detailBg" | "detailEn" | "quantity" | "unit" | "dueOn" | "urgency", string>;

export default function NeedForm() {
  const { isNew, id, shiftId, isDraft, defaults, services } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("services");
  const [form, fields] = useKitForm<Fields>("need", { reply: replyFor(data, "save") ?? replyFor(data, "publish"), defaultValue: defaults });
  return (
    <>
      <PageHeader back={{ to: "/staff/needs", text: t("needs.title") }} title={t(isNew ? "need_form.title_new" : "need_form.title_edit")} />
      <Note>{t("need_form.no_names")}</Note>
      <Card pad className="mt-5 max-w-180">
        <KitForm form={form} className="stack">
          <HiddenField name="id" value={id} />
          {shiftId ? <HiddenField name="shiftId" value={shiftId} /> : null}
          <RadioCards field={fields.kind} label={t("need_form.kind")} across options={needKinds.map((kind) => ({ value: kind, text: t(`need_form.kinds.${kind}`) }))} />
          <TextField field={fields.titleBg} label={t("need_form.title_bg")} help={t("need_form.title_bg_help")} lang="bg" />
          <TextField field={fields.titleEn} label={t("need_form.title_en")} optional lang="en" />
          <TextField field={fields.quantity} label={t("need_form.quantity")} inputMode="decimal" autoComplete="off" className="short" />
          <SegmentsField field={fields.unit} label={t("need_form.unit")} options={typedUnitNames.map((unit) => ({ value: unit, text: t(`need_form.units.${unit}`) }))} />
          <SelectField field={fields.serviceId} label={t("need_form.service")} emptyText={null} options={services} />
          <SelectField
            field={fields.programmeId} label={t("need_form.programme")} emptyText={t("need_form.programme_none")} options={[]}
            groups={services.map((service) => ({ label: service.text, options: service.programmes }))}
          />
          <TextField field={fields.detailBg} label={t("need_form.detail_bg")} optional lang="bg" />
          <TextField field={fields.detailEn} label={t("need_form.detail_en")} optional lang="en" />
          <DateField field={fields.dueOn} label={t("need_form.due")} optional />
          <SegmentsField field={fields.urgency} label={t("need_form.urgency")} options={urgencies.map((urgency) => ({ value: urgency, text: t(`need_form.urgencies.${urgency}`) }))} />
          <p className="row wraps mt-5">
            <SubmitButton intent={isDraft ? "publish" : "save"} busyText={t("need_form.saving")}>{t(isDraft ? "need_form.save_publish" : "need_form.save")}</SubmitButton>
            {isDraft ? <SubmitButton intent="save" kind="plain" busyText={t("need_form.saving")}>{t("need_form.save")}</SubmitButton> : null}
          </p>
        </KitForm>
      </Card>
    </>
  );
}
