import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { trackOffer, type TrackedOffer } from "~/domains/inkind/queries/tracking.server";
import { lineWhere } from "~/domains/inkind/tracking-words";
import { TrackingSteps } from "~/domains/inkind/ui/TrackingSteps";
import { organisationSettings } from "~/domains/people/api.server";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatDate, formatNumber, formatQuantity } from "~/platform/i18n/format";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import { Card } from "~/ui/Card";
import { FourNumbers } from "~/ui/FourNumbers";
import { LinkButton } from "~/ui/Button";
import { FileTextIcon, RepeatIcon, WaypointsIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: "robots", content: "noindex" }];

export const loader = publicLoader(
  { params: z.object({ code: z.string() }), search: z.object({ sent: z.string().optional() }) },
  async ({ ctx, params, search, request, locale, t }) => {
    const offer = await throttledLookUp(ctx, request, () => trackOffer(ctx, params.code, locale));
    if (!offer) throw notFound();
    const { coordinatorPhone, phone } = await organisationSettings(ctx.db, locale);
    return { title: `${t("inkind:tracking.title")} – ${t("shell:product")}`, offer, sent: search.sent === "1", phone: coordinatorPhone || phone, locale };
  },
);

/** Figures of one line; before the store has counted only the first is known. */
function LineNumbers({ offer, line, named, locale }: { offer: TrackedOffer; line: TrackedOffer["lines"][number]; named: boolean; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const unit = line.unit === "piece" ? "" : `, ${t(line.unit === "g" ? "units.kg" : "units.l")}`;
  const figure = (quantity: number | null) => (quantity === null ? "–" : formatNumber(line.unit === "piece" ? quantity : quantity / 1000, locale, { max: 2 }));
  const where = lineWhere(offer, line, t as never, locale);
  return (
    <section className="stack tight">
      {named ? <h2 className="h3m">{line.description}</h2> : null}
      <FourNumbers
        items={[
          { label: `${t("tracking.declared")}${unit}`, value: figure(line.declared) },
          { label: `${t("tracking.arrived")}${unit}`, value: figure(line.arrived) },
          { label: `${t("tracking.accepted")}${unit}`, value: figure(line.accepted), tone: "ok" },
          { label: `${t("tracking.rejected")}${unit}`, value: figure(line.rejected), ...(line.rejected ? { tone: "bad" as const } : {}) },
        ]}
      />
      {where.length > 0 ? <p><b>{t("track.where")}:</b> {where.join("; ")}.</p> : null}
      {line.agreed !== null ? <p className="t14 soft">{t("track.lineStates.agreed", { quantity: formatQuantity(line.agreed, line.unit, locale) })}</p> : null}
      {line.quarantined ? <p className="t14 soft">{t("tracking.held", { quantity: figure(line.quarantined) })}</p> : null}
    </section>
  );
}

export default function Tracking() {
  const { offer, sent, phone, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["inkind", "documents"]);
  const [first, ...others] = offer.lines;
  const more = others.length;
  const thanks = offer.lines.some((line) => (line.accepted ?? 0) > 0);
  const amount = !first ? "" : first.unit === "piece" ? formatNumber(first.declared, locale) : formatQuantity(first.declared, first.unit, locale);
  return (
    <div className="wrap narrow stack wide py-8">
      {sent ? <Note tone="ok" role="status" title={t("tracking.sent")}>{t("tracking.sentText", { number: String(offer.number) })}</Note> : null}
      <div>
        <p className="soft">{t("tracking.number", { number: String(offer.number) })}</p>
        <h1 className="h1m">{offer.help ? offer.help.what : `${amount} ${first?.description ?? ""}`}{more > 0 ? ` ${t("tracking.andMore", { count: more })}` : ""}</h1>
      </div>
      {offer.lines.map((line, index) => <LineNumbers key={index} offer={offer} line={line} named={more > 0} locale={locale} />)}
      <TrackingSteps offer={offer} locale={locale} />
      {thanks ? <Note tone="ok" title={t("track.thanksTitle")}>{t(offer.waiting.length > 0 ? "track.stillThere" : "track.thanks")}</Note> : null}
      <Card pad>
        <p className="t14 soft">{t("tracking.code")}</p>
        <p className="num h3m">{formatLookCode(offer.code)}</p>
      </Card>
      <div className="stack tight">
        {offer.protocolNumber && offer.protocolOn && offer.protocolCode ? (
          <LinkButton to={`/verify/${formatLookCode(offer.protocolCode)}`} wide icon={FileTextIcon}>
            {t("tracking.protocol", { number: String(offer.protocolNumber), date: formatDate(offer.protocolOn, locale) })}
          </LinkButton>
        ) : null}
        {offer.papers.map((paper) => (
          <LinkButton key={paper.lookCode} to={`/verify/${formatLookCode(paper.lookCode)}`} wide icon={FileTextIcon}>
            {t("papers.tracking", { type: t(`documents:types.${paper.type}`), number: String(paper.number), date: formatDate(paper.issuedOn, locale) })}
          </LinkButton>
        ))}
        {offer.moves.some((move) => move.kind !== "write_off") ? (
          <LinkButton to={`/path/${formatLookCode(offer.code)}`} wide icon={WaypointsIcon}>{t("tracking.path")}</LinkButton>
        ) : null}
        {offer.help ? <LinkButton to="/give/help" wide icon={RepeatIcon}>{t("help.title")}</LinkButton>
          : <LinkButton to={`/give?again=${formatLookCode(offer.code)}`} wide icon={RepeatIcon}>{t("again.act")}</LinkButton>}
      </div>
      {phone ? <p className="t14 soft">{t("tracking.ask", { phone })}</p> : null}
    </div>
  );
}
