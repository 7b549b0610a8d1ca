import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { writeOffGoods } from "~/domains/inkind/commands/write-off-goods.server";
import { isPastBestBefore, isPastUseBy, typedQuantity, typedUnitOf, writeOffReasons } from "~/domains/inkind/model";
import { writeOffGoods as permission } from "~/domains/inkind/permissions";
import { writeOffPage } from "~/domains/inkind/queries/write-off-page.server";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { writeOffForm } from "~/domains/inkind/write-off-schemas";
import { storeUpload } from "~/platform/files/images.server";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatQuantity } from "~/platform/i18n/format";
import { isId, newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Card } from "~/ui/Card";
import { FileField } from "~/ui/forms/FileField";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission, search: z.object({ lots: z.string().max(2000).optional() }) }, async ({ ctx, search, locale, t }) => {
  const asked = (search.lots ?? "").split(",").filter(isId);
  return { ...(await writeOffPage(ctx, asked)), asked: asked.length > 0, actId: newId(), today: localDateOf(ctx.clock.now()), locale, title: `${t("inkind:keeping.writeOffTitle")} – ${t("shell:product")}` };
});

export const action = staffAction({ permission, messages: "inkind", forms: { writeOff: writeOffForm } }, {
  writeOff: async ({ ctx, value, form }) => {
    const photo = await storeUpload(ctx, form.get("photo"), { field: "photo" });
    if (!photo.ok) return photo;
    const done = await writeOffGoods(ctx, { ...value, photoId: photo.value?.id ?? null });
    return done.ok ? redirect("/staff/documents") : done;
  },
});

export default function WriteOff() {
  const { lots, colleagues, asked, actId, today, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const fields = replyFields("write-off", useActionData<typeof action>(), { actId });
  return (
    <div className="scr-store measure">
      <PageHeader title={t("keeping.writeOffTitle")} lead={t("keeping.writeOffLead")} />
      <StoreMenu current="writeOff" />
      {lots.length === 0 ? <Card pad className="mt-5"><p className="soft">{t("keeping.writeOffNone")}</p></Card> : (
        <KitForm form={fields.form} encType="multipart/form-data" className="stack mt-5">
          <HiddenField name="actId" value={fields.text("actId")} />
          <Card>
            {lots.map((lot, index) => {
              const unit = typedUnitOf(lot.unit);
              const gone = !asked && (isPastUseBy(lot, today) || isPastBestBefore(lot, today));
              const name = `lines[${index}].quantity`;
              return (
                <div key={lot.id} className="lot">
                  <HiddenField name={`lines[${index}].lotId`} value={lot.id} /><HiddenField name={`lines[${index}].unit`} value={unit} />
                  <NumberField
                    field={{ ...fields.field(name), initialValue: fields.text(name) || (gone ? typedQuantity(lot.onHand, lot.unit, locale) : "") }}
                    label={t("keeping.writeOffFrom", { number: String(lot.number), item: lot.itemName })} unit={t(`units.${unit}`)} inputMode="decimal"
                    help={<>{t("store.onHand", { quantity: formatQuantity(lot.onHand, lot.unit, locale) })}{lot.shelf ? ` · ${lot.shelf}` : ""} <LotExpiryWords lot={lot} today={today} locale={locale} /></>}
                  />
                </div>
              );
            })}
          </Card>
          <Card pad className="fields">
            <SelectField field={fields.field("reason")} label={t("store.writeOffReason")} options={writeOffReasons.map((value) => ({ value, text: t(`writeOffReasons.${value}`) }))} />
            <SelectField field={fields.field("witnessId")} label={t("keeping.witness")} help={t("keeping.witnessHelp")} options={colleagues.map(({ id, name }) => ({ value: id, text: name }))} />
            <FileField field={fields.field("photo")} label={t("keeping.writeOffPhoto")} prompt={t("keeping.photosPrompt")} help={t("keeping.writeOffPhotoHelp")} optional capture="environment" />
          </Card>
          <SubmitButton intent="writeOff" size="big" wide>{t("keeping.writeOffSend")}</SubmitButton>
        </KitForm>
      )}
    </div>
  );
}
