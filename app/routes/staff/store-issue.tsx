import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import { baseUnits, parseQuantity, pickFirstExpiring, typedQuantity, typedUnitOf, isPastUseBy } from "~/domains/inkind/model";
import { issueGoods as permission } from "~/domains/inkind/permissions";
import { lotsOfItem } from "~/domains/inkind/queries/lots.server";
import { issueForm } from "~/domains/inkind/schemas";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { replyFields } from "~/ui/forms/reply-fields";
import { serviceOptions } from "~/domains/services/api.server";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Button } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { plainField } from "~/ui/forms/field";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ item: z.string().min(1), unit: z.enum(baseUnits), wanted: z.string().optional() });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission, search }, async ({ ctx, search: { item, unit, wanted = "" }, locale, t }) => {
  const [lots, services] = await Promise.all([lotsOfItem(ctx, item, unit), serviceOptions(ctx.db, locale)]);
  if (lots.length === 0) throw notFound();
  const today = localDateOf(ctx.clock.now());
  const asked = parseQuantity(wanted, typedUnitOf(unit));
  const pick = pickFirstExpiring(lots, asked.ok ? asked.value : 0, today);
  const taken = Object.fromEntries(pick.taken.map(({ lot, quantity }) => [lot.id, typedQuantity(quantity, unit, locale)]));
  return {
    item, unit, wanted, wantedCode: wanted && !asked.ok ? asked.refusal.code : null, lots, taken, short: asked.ok ? pick.short : 0, today, locale, issueId: newId(),
    places: services.filter((service) => service.kind === "service").map(({ id, name, programmes }) => ({ label: name, options: [{ value: id as string, text: name }, ...programmes.map((p) => ({ value: `${id}:${p.id}`, text: p.name }))] })),
    title: `${t("inkind:store.issueTitle")} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission, messages: "inkind", forms: { issue: issueForm } }, {
  issue: async ({ ctx, value }) => {
    const done = await issueGoods(ctx, value);
    return done.ok ? redirect("/staff/store/stock") : done;
  },
});

export default function Issue() {
  const { item, unit, wanted, wantedCode, lots, taken, short, today, locale, issueId, places } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const typed = typedUnitOf(unit);
  const fields = replyFields("issue", useActionData<typeof action>(), { issueId, takes: lots.map((lot) => ({ quantity: taken[lot.id] ?? "" })) });
  const usable = lots.filter((lot) => !isPastUseBy(lot, today));
  return (
    <div className="scr-store measure">
      <PageHeader back={{ to: "/staff/store/stock", text: t("store.stockTitle") }} over={t("store.issueTitle")} title={item} lead={t("store.issueLead")} />
      <Form className="row wraps mb-5">
        <HiddenField name="item" value={item} /><HiddenField name="unit" value={unit} />
        <NumberField field={{ ...plainField("wanted", wanted), ...(wantedCode ? { errors: [t(`refusals.${wantedCode}`)] } : {}) }} label={t("store.wanted")} unit={t(`units.${typed}`)} inputMode="decimal" />
        <Button type="submit" className="self-end">{t("store.suggest")}</Button>
      </Form>
      {lots.filter((lot) => isPastUseBy(lot, today)).map((lot) => (
        <Note key={lot.id} tone="bad" className="mb-5">{t("store.skipped", { number: String(lot.number), date: formatDate(lot.useBy!, locale) })}</Note>
      ))}
      {short > 0 ? <Note tone="warn" className="mb-5">{t("store.short", { quantity: formatQuantity(short, unit, locale) })}</Note> : null}
      <KitForm key={wanted} form={fields.form} className="stack">
        <HiddenField name="issueId" value={fields.text("issueId")} /><HiddenField name="unit" value={typed} />
        <Card pad className="fields"><SelectField field={fields.field("target")} label={t("store.target")} options={[]} groups={places} /></Card>
        <Card>
          {usable.map((lot, index) => (
            <div key={lot.id} className="lot">
              <HiddenField name={`takes[${index}].lotId`} value={lot.id} />
              <NumberField
                field={{ ...fields.field(`takes[${index}].quantity`), initialValue: fields.text(`takes[${index}].quantity`) || taken[lot.id] }}
                label={t("store.takeFrom", { number: String(lot.number) })} unit={t(`units.${typed}`)} inputMode="decimal"
                help={<>{t("store.onHand", { quantity: formatQuantity(lot.onHand, lot.unit, locale) })} · <LotExpiryWords lot={lot} today={today} locale={locale} /> {lot.shelf ?? ""}</>}
              />
            </div>
          ))}
        </Card>
        <SubmitButton intent="issue" size="big" wide busyText={t("store.issuing")}>{t("store.issue")}</SubmitButton>
      </KitForm>
    </div>
  );
}
