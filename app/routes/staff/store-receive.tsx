import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { receiveGift } from "~/domains/inkind/commands/receive-gift.server";
import type { OfferId } from "~/domains/inkind/model";
import { receiveGoods } from "~/domains/inkind/permissions";
import { offerDetail } from "~/domains/inkind/queries/offer-detail.server";
import { shelfOptions } from "~/domains/inkind/queries/shelves.server";
import { receiveForm } from "~/domains/inkind/receive-schemas";
import { ReceiveLine } from "~/domains/inkind/ui/ReceiveLine";
import { replyFields } from "~/ui/forms/reply-fields";
import type { Ctx } from "~/platform/context.server";
import { ok, type Result } from "~/platform/errors/result";
import { storeUpload, type ImageRefusals } from "~/platform/files/images.server";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatTimeRange } from "~/platform/i18n/format";
import { asId, isId, newId } from "~/platform/ids/ids";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { HiddenField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ offerId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: receiveGoods, params }, async ({ ctx, params: { offerId }, locale, t }) => {
  const offer = await offerDetail(ctx, offerId, locale);
  if (!offer) throw notFound();
  if (offer.state === "closed") throw redirect(`/staff/gifts/${offerId}`);
  const { number, organisationName, personName, organisationKind, agreedFrom, agreedUntil } = offer;
  return {
    shelves: await shelfOptions(ctx.db), number, donor: organisationName ?? personName, notForSale: organisationKind === "food_bank", agreedFrom, agreedUntil, receiptId: newId(), locale,
    lines: offer.lines.map(({ id, description, category, unit, declared }) => ({ id, description, category, unit, declared })),
    title: `${t("inkind:store.receiveTitle")} – ${t("shell:product")}`,
  };
});

export const action = staffAction({ permission: receiveGoods, params, messages: "inkind", forms: { receive: receiveForm } }, {
  receive: async ({ ctx, params: { offerId }, value, form }) => {
    const photos = await keepPhotos(ctx, form, value.lines.length);
    if (!photos.ok) return photos;
    const lines = value.lines.map((line, index) => (photos.value[index]!.length ? { ...line, photoIds: photos.value[index]! } : line));
    const done = await receiveGift(ctx, { ...value, lines, offerId: asId<"GoodsOffer">(offerId) as OfferId });
    return done.ok ? redirect(`/staff/gifts/${offerId}`) : done;
  },
});

const photosPerLine = 4;

/** The photos of each line, drawn anew without their place. Refuses with the field whose file is no picture or too large. */
async function keepPhotos(ctx: Ctx, form: FormData, lines: number): Promise<Result<string[][], ImageRefusals>> {
  const kept: string[][] = [];
  for (let line = 0; line < lines; line += 1) {
    const field = `lines[${line}].photo`;
    const ids: string[] = [];
    for (const upload of form.getAll(field).slice(0, photosPerLine)) {
      const stored = await storeUpload(ctx, upload, { field });
      if (!stored.ok) return stored;
      if (stored.value) ids.push(stored.value.id);
    }
    kept.push(ids);
  }
  return ok(kept);
}

export default function Receive() {
  const { number, donor, notForSale, agreedFrom, agreedUntil, receiptId, lines, shelves, locale } = useLoaderData<typeof loader>();
  const fields = replyFields("receive", useActionData<typeof action>(), { receiptId });
  const { t } = useTranslation("inkind");
  const when = agreedFrom && agreedUntil ? ` · ${formatDate(agreedFrom, locale)}, ${formatTimeRange(agreedFrom, agreedUntil, locale)}` : "";
  return (
    <div className="scr-store measure">
      <PageHeader back={{ to: "/staff/store", text: t("store.title") }} over={`${donor ?? t("gifts.noName")}${when}`} title={`${t("store.receiveTitle")}: ${t("tracking.number", { number: String(number) })}`} />
      <KitForm form={fields.form} encType="multipart/form-data" className="stack">
        <HiddenField name="receiptId" value={fields.text("receiptId")} />
        {lines.map((line, index) => <ReceiveLine key={line.id} line={line} index={index} fields={fields} notForSale={notForSale} shelves={shelves} locale={locale} />)}
        <SubmitButton intent="receive" size="big" wide busyText={t("store.finishing")}>{t("store.finish")}</SubmitButton>
        <p className="t14 soft">{t("store.finishHelp")}</p>
      </KitForm>
    </div>
  );
}
