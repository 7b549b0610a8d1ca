import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { returnGoods } from "~/domains/inkind/commands/return-goods.server";
import { typedQuantity, typedUnitOf } from "~/domains/inkind/model";
import { returnGoods as permission } from "~/domains/inkind/permissions";
import { lotPage } from "~/domains/inkind/queries/lot-page.server";
import { returnConditions, returnReasons } from "~/domains/inkind/return-rules";
import { returnForm } from "~/domains/inkind/write-off-schemas";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { isId, newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ lotId: z.string().refine(isId), movementId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission, params }, async ({ ctx, params: { lotId, movementId }, locale, t }) => {
  const lot = await lotPage(ctx, lotId, locale);
  const move = lot?.moves.find((one) => one.id === movementId && one.kind === "issue" && !one.reversed && one.stays > 0);
  if (!lot || !move) throw notFound();
  return { lot: { id: lot.id, number: lot.number, itemName: lot.itemName, unit: lot.unit }, move, returnId: newId(), locale, title: `${t("inkind:keeping.return")} – ${t("shell:product")}` };
});

export const action = staffAction({ permission, params, messages: "inkind", forms: { return: returnForm } }, {
  return: async ({ ctx, params: { lotId, movementId }, value }) => {
    const done = await returnGoods(ctx, { ...value, issueMovementId: movementId });
    return done.ok ? redirect(value.condition === "damaged" ? `/staff/store/write-off?lots=${lotId}` : `/staff/store/lots/${lotId}`) : done;
  },
});

export default function Return() {
  const { lot, move, returnId, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const unit = typedUnitOf(lot.unit);
  const [form, fields] = useKitForm<z.input<typeof returnForm>>("return", { data: useActionData<typeof action>(), defaultValue: { returnId, quantity: typedQuantity(move.stays, lot.unit, locale), condition: "as_given" } });
  return (
    <div className="measure">
      <PageHeader
        back={{ to: `/staff/store/lots/${lot.id}`, text: t("store.lotTitle", { number: String(lot.number) }) }} over={lot.itemName} title={t("keeping.returnTitle", { place: move.place ?? t("keeping.gotService") })}
        lead={t("keeping.returnLead", { quantity: formatQuantity(move.quantity, lot.unit, locale), date: formatDate(move.occurredAt, locale), stays: formatQuantity(move.stays, lot.unit, locale) })}
      />
      <KitForm form={form} className="stack">
        <input type="hidden" name="returnId" value={String(fields.returnId.initialValue ?? returnId)} /><HiddenField name="unit" value={unit} />
        <Card pad className="fields">
          <NumberField field={fields.quantity} label={t("keeping.returnMuch")} unit={t(`units.${unit}`)} inputMode="decimal" />
          <SelectField field={fields.reason} label={t("keeping.returnReason")} options={returnReasons.map((value) => ({ value, text: t(`returnReasons.${value}`) }))} />
          <SelectField field={fields.condition} label={t("keeping.returnCondition")} emptyText={null} options={returnConditions.map((value) => ({ value, text: t(`returnConditions.${value}`) }))} />
        </Card>
        <SubmitButton intent="return" size="big" wide>{t("keeping.returnSend")}</SubmitButton>
        <p className="t14 soft">{t("keeping.returnHelp")}</p>
      </KitForm>
    </div>
  );
}
