import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { maxPhotos, offerDraftForm, offerForm, offerGoodsForm } from "~/domains/inkind/schemas";
import { givePage, sameAgain } from "~/domains/inkind/queries/give-page.server";
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
import { isId, newId } from "~/platform/ids/ids";
import { addressOf, throttledLookUp, withinLimit, type LimitRule } from "~/platform/rate-limit/rate-limit.server";
import { ok, refuse } from "~/platform/errors/result";
import { HiddenField } from "~/ui/forms/TextField";
import { KitForm } from "~/ui/forms/KitForm";
import { FlowLayout } from "~/ui/layouts/FlowLayout";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const search = z.object({ need: z.string().optional(), again: z.string().max(40).optional() });

export const loader = publicLoader({ search }, async ({ ctx, search: asked, request, account, locale, t }) => {
  const { again } = asked;
  const [needs, organisation, page, same] = await Promise.all([
    goodsNeeds(ctx, locale), organisationSettings(ctx.db, locale), givePage(ctx, locale),
    again ? throttledLookUp(ctx, request, () => sameAgain(ctx, again, locale)) : null,
  ]);
  const needId = needs.some((need) => need.id === asked.need) ? asked.need! : "";
  return {
    title: `${t("inkind:give.title")} – ${t("shell:product")}`, offerId: newId(), needs, needId, needGone: Boolean(asked.need) && !needId,
    address: organisation.address, ownName: account?.name ?? null, same, ...page, locale,
  };
});

/** One household or office behind one address gives no more than this; a robot stops here. */
const offersPerAddress: LimitRule = { bucket: "inkind-offer", limit: 40, windowMinutes: 60 };

/** Every step of the form keeps the photos, since a browser does not send a chosen file twice. */
async function keepPhotos({ ctx, form, request }: HandedForm<undefined, unknown>) {
  const uploads = form.getAll("photo").filter((upload): upload is File => upload instanceof File && upload.size > 0);
  const photoIds = form.getAll("photoIds").filter((id): id is string => typeof id === "string" && isId(id));
  if (uploads.length === 0) return ok({ photoIds });
  if (photoIds.length + uploads.length > maxPhotos) return refuse("too_many_photos", { n: maxPhotos }, "photo");
  if (!(await withinLimit(ctx.db, ctx.clock, offersPerAddress, addressOf(request)))) return refuse("too_many_offers");
  for (const upload of uploads) {
    const kept = await storeUpload(ctx, upload, { field: "photo" });
    if (!kept.ok) return kept;
    if (kept.value) photoIds.push(kept.value.id);
  }
  return ok({ photoIds });
}

export const action = publicAction(
  { messages: "inkind", forms: { next: offerGoodsForm, addLine: offerDraftForm, back: offerDraftForm, send: offerForm } },
  {
    next: keepPhotos,
    addLine: keepPhotos,
    back: keepPhotos,
    send: async ({ ctx, value, locale, request }) => {
      if (!(await withinLimit(ctx.db, ctx.clock, offersPerAddress, addressOf(request)))) return refuse("too_many_offers");
      const sent = await submitOffer(ctx, { ...value, locale });
      return sent.ok ? redirect(`/t/${sent.value.code}?sent=1`) : sent;
    },
  },
);

const stepTwo = ["offerId", "delivery", "wish", "address", "floor", "own", "name", "email", "phone", "anonymous", "wantsContract", "wantsCertificate"] as const;

/** How far the answer brings the reader: the second step once the first is whole, back when a line of it is wrong. */
function isSecondStep(data: ActionReply | undefined, fields: ReplyFields): boolean {
  if (data?.intent === "send") return !Object.keys(fields.errors).some((name) => name.startsWith("lines") || name === "photo");
  return data?.intent === "next" && !data.refusal && data.reply?.status === "success";
}

export default function Give() {
  const { offerId, needs, needId: askedNeed, needGone, address, ownName, same, rules, windows, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>() as ActionReply<{ photoIds?: string[] }> | undefined;
  const { t } = useTranslation("inkind");
  const fields = replyFields("give", data, { offerId, needId: askedNeed, delivery: same?.delivery ?? "bring", lines: same?.lines ?? [{ unit: "piece" }], ...(ownName ? { own: "on" } : {}) });
  const second = isSecondStep(data, fields);
  const photoIds = data?.value?.photoIds ?? fields.texts("photoIds");
  const needId = data ? fields.text("needId") : askedNeed || null;
  const need = needs.find((known) => known.id === needId);
  const lineNames = Array.from({ length: fields.count("lines") }, (_, row) => ["description", "category", "quantity", "unit", "value", "basis"].map((part) => `lines[${row}].${part}`)).flat();
  const carried = second ? [...lineNames, "offerId", "needId"] : stepTwo;
  return (
    <FlowLayout back={second ? "/give" : "/"} where={t("give.title")}>
      <KitForm key={second ? "how" : "what"} form={fields.form} encType="multipart/form-data" className="fields">
        {carried.map((name) => <HiddenField key={name} name={name} value={fields.text(name)} />)}
        {second ? (
          <>
            {photoIds.map((id) => <HiddenField key={id} name="photoIds" value={id} />)}
            <GiveHow fields={fields} address={address} what={fields.text("lines[0].description")} forWhom={need?.place ?? t("give.threadTo")} windows={windows} ownName={ownName} />
          </>
        ) : (
          <GiveWhat
            fields={fields} addRow={data?.intent === "addLine"} photoIds={photoIds} needs={needs} rules={rules} needId={needId} needGone={needGone} again={Boolean(same) && !data} locale={locale}
          />
        )}
      </KitForm>
    </FlowLayout>
  );
}
