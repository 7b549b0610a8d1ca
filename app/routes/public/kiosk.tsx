import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { kioskParams } from "~/domains/volunteering/kiosk-schemas";
import { kioskDesk } from "~/domains/volunteering/queries/kiosk-desk.server";
import { ClosedKiosk, KioskApp } from "~/domains/volunteering/ui/kiosk/KioskApp";
import { deskView } from "~/domains/volunteering/ui/kiosk/kiosk-view";
import { notesToday } from "~/domains/voices/queries/jar.server";
import { VoiceFields } from "~/domains/voices/ui/VoiceFields";
import { data } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** `/kiosk/<token>`: one address with its own state; after this page the tablet speaks to /api/kiosk only. Closed, expired and unknown links are one answer. */
export const loader = publicLoader({ params: kioskParams }, async ({ ctx, params: { token }, request, locale, t }) => {
  const title = `${t("volunteering:kiosk.title")} – ${t("shell:product")}`;
  const desk = await throttledLookUp(ctx, request, () => kioskDesk(ctx, { token, locale }));
  if (!desk) return data({ title, token, desk: null }, { status: 404 });
  return data({ title, token, desk: deskView(desk, { locale, t, now: ctx.clock.now(), notesToday: await notesToday(ctx) }) });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? "" }, { name: "robots", content: "noindex" }, { name: "referrer", content: "no-referrer" },
];

export const shouldRevalidate: ShouldRevalidateFunction = () => false;

export default function Kiosk() {
  const { token, desk } = useLoaderData<typeof loader>();
  return desk ? <KioskApp initial={desk} token={token} Voice={VoiceFields} /> : <ClosedKiosk />;
}
