import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { offerDraftForm, offerForm, offerGoodsForm } from "~/domains/inkind/schemas";
import { goodsNeeds } from "~/domains/inkind/queries/goods-needs.server";
import { GiveHow } from "~/domains/inkind/ui/GiveHow";
import { GiveWhat } from "~/domains/inkind/ui/GiveWhat";
import { replyFields, type ReplyFields } from "~/ui/forms/reply-fields";
import { organisationSettings } from "~/domains/people/api.server";
import { storeUpload } from "~/platform/files/images.server";
import type { ActionReply } from "~/platform/forms/reply";
import { publicAction, type HandedForm } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addressOf, withinLimit, type LimitRule } from "~/platform/rate-limit/rate-limit.server";
import { ok, refuse } from "~/platform/errors/result";
import { HiddenField } from "~/ui/forms/TextField";
import { KitForm } from "~/ui/forms/KitForm";
import { FlowLayout } from "~/ui/layouts/FlowLayout";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = publicLoader({ search: z.object({ need: z.string().optional() }) }, async ({ ctx, search, locale, t }) => {
  const [needs, organisation] = await Promise.all([goodsNeeds(ctx, locale), organisationSettings(ctx.db, locale)]);
  const needId = needs.some((need) => need.id === search.need) ? search.need! : "";
  return {
    title: `${t("inkind:give.title")} – ${t("shell:product")}`, offerId: newId(), needs, needId, needGone: Boolean(search.need) && !needId,
    address: organisation.address, locale,
  };
});

/** One household or office behind one address gives no more than this; a robot stops here. */
const offersPerAddress: LimitRule = { bucket: "inkind-offer", limit: 40, windowMinutes: 60 };

/** Every step of the form keeps the photo, since a browser does not send a chosen file twice. */
async function keepPhoto({ ctx, form, request }: HandedForm<undefined, unknown>) {
  const upload = form.get("photo");
  const before = form.get("photoId");
  if (!(upload instanceof File) || upload.size === 0) return ok({ photoId: typeof before === "string" ? before : "" });
  if (!(await withinLimit(ctx.db, ctx.clock, offersPerAddress, addressOf(request)))) return refuse("too_many_offers");
  const kept = await storeUpload(ctx, upload, { field: "photo" });
  return kept.ok ? ok({ photoId: kept.value?.id ?? "" }) : kept;
}

export const action = publicAction(
  { messages: "inkind", forms: { next: offerGoodsForm, addLine: offerDraftForm, back: offerDraftForm, send: offerForm } },
  {
    next: keepPhoto,
    addLine: keepPhoto,
    back: keepPhoto,
    send: async ({ ctx, value, locale, request }) => {
      if (!(await withinLimit(ctx.db, ctx.clock, offersPerAddress, addressOf(request)))) return refuse("too_many_offers");
      const sent = await submitOffer(ctx, { ...value, locale });
      return sent.ok ? redirect(`/t/${sent.value.code}?sent=1`) : sent;
    },
  },
);

const stepOne = ["offerId", "needId", "photoId", "delivery", "address", "name", "email", "phone", "anonymous"] as const;

/** How far the answer brings the reader: the second step once the first is whole, back when a line of it is wrong. */
function isSecondStep(data: ActionReply | undefined, fields: ReplyFields): boolean {
  if (data?.intent === "send") return !Object.keys(fields.errors).some((name) => name.startsWith("lines") || name === "photo");
  return data?.intent === "next" && !data.refusal && data.reply?.status === "success";
}

export default function Give() {
  const { offerId, needs, needId: askedNeed, needGone, address, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>() as ActionReply<{ photoId?: string }> | undefined;
  const { t } = useTranslation("inkind");
  const fields = replyFields("give", data, { offerId, needId: askedNeed, delivery: "bring", lines: [{ unit: "piece" }] });
  const second = isSecondStep(data, fields);
  const photoId = data?.value?.photoId ?? fields.text("photoId");
  const needId = data ? fields.text("needId") : askedNeed || null;
  const need = needs.find((known) => known.id === needId);
  const lineNames = Array.from({ length: fields.count("lines") }, (_, row) => ["description", "category", "quantity", "unit"].map((part) => `lines[${row}].${part}`)).flat();
  const carried = second ? [...lineNames, "offerId", "needId"] : stepOne.filter((name) => name !== "needId" && name !== "photoId");
  return (
    <FlowLayout back={second ? "/give" : "/"} where={t("give.title")}>
      <KitForm key={second ? "how" : "what"} form={fields.form} encType="multipart/form-data" className="fields">
        {carried.map((name) => <HiddenField key={name} name={name} value={fields.text(name)} />)}
        <HiddenField name="photoId" value={photoId} />
        {second ? (
          <GiveHow fields={fields} address={address} what={fields.text("lines[0].description")} forWhom={need?.place ?? t("give.threadTo")} />
        ) : (
          <GiveWhat fields={fields} addRow={data?.intent === "addLine"} photoId={photoId} needs={needs} needId={needId} needGone={needGone} locale={locale} />
        )}
      </KitForm>
    </FlowLayout>
  );
}
