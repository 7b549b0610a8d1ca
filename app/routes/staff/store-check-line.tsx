import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { decideQuarantine } from "~/domains/inkind/commands/decide-quarantine.server";
import { dispositions, parseQuantity, rejectReasons, typedUnitOf } from "~/domains/inkind/model";
import { decideQuarantine as permission } from "~/domains/inkind/permissions";
import { quarantineLine } from "~/domains/inkind/queries/quarantine.server";
import { shelfOptions } from "~/domains/inkind/queries/shelves.server";
import { quarantineForm } from "~/domains/inkind/receive-schemas";
import { LotFields } from "~/domains/inkind/ui/LotFields";
import { Photos } from "~/domains/inkind/ui/Photos";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ receiptLineId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission, params }, async ({ ctx, params: { receiptLineId }, locale, t }) => {
  const line = await quarantineLine(ctx, receiptLineId);
  // Somebody else has decided: the list says what still waits.
  if (!line) throw redirect("/staff/store/check");
  return { line, shelves: await shelfOptions(ctx.db), locale, title: `${t("inkind:keeping.decideTitle")} – ${t("shell:product")}` };
});

export const action = staffAction({ permission, params, messages: "inkind", forms: { decide: quarantineForm } }, {
  decide: async ({ ctx, params: { receiptLineId }, value }) => {
    const done = await decideQuarantine(ctx, { receiptLineId, ...value });
    return done.ok ? redirect("/staff/store/check") : done;
  },
});

export default function CheckLine() {
  const { line, shelves, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const fields = replyFields("decide", useActionData<typeof action>(), {});
  const unit = typedUnitOf(line.unit);
  const [rejected, setRejected] = useState(fields.text("rejected"));
  const refused = parseQuantity(rejected, unit, "allowed");
  const asks = (refused.ok && refused.value > 0) || Boolean(fields.field("rejectReason").errors);
  return (
    <div className="scr-store measure">
      <PageHeader
        back={{ to: "/staff/store/check", text: t("keeping.checkTitle") }} over={line.donorName ?? t("gifts.noName")} title={line.itemName}
        lead={t("keeping.heldOf", { quantity: formatQuantity(line.held, line.unit, locale), number: String(line.offerNumber), date: formatDate(line.receivedAt, locale) })}
      />
      <Photos ids={line.photos} />
      <KitForm form={fields.form} className="stack">
        <HiddenField name="unit" value={unit} /><HiddenField name="held" value={String(line.held)} />
        <Card pad className="fields">
          <h2>{t("keeping.decideTitle")}</h2>
          <NumberField field={{ ...fields.field("rejected"), initialValue: rejected || "0" }} label={t("keeping.checkRejected")} help={t("keeping.checkRejectedHelp")} unit={t(`units.${unit}`)} inputMode="decimal" onInput={(event) => setRejected(event.currentTarget.value)} />
          {asks ? (
            <>
              <SelectField field={fields.field("rejectReason")} label={t("store.rejectReason")} options={rejectReasons.map((value) => ({ value, text: t(`rejectReasons.${value}`) }))} />
              <SegmentsField field={{ ...fields.field("disposition"), initialValue: fields.text("disposition") || "returned" }} label={t("store.disposition")} options={dispositions.map((value) => ({ value, text: t(`dispositions.${value}`) }))} />
            </>
          ) : null}
          <LotFields fields={fields} name="lots" unit={unit} category={line.category} shelves={shelves} locale={locale} />
        </Card>
        <SubmitButton intent="decide" size="big" wide>{t("keeping.decideSend")}</SubmitButton>
        <p className="t14 soft">{t("keeping.decideHelp")}</p>
      </KitForm>
    </div>
  );
}
