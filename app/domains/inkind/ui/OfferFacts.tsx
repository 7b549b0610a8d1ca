import { useTranslation } from "react-i18next";
import { formatDate, formatDuration, formatMoney, formatQuantity, formatTimeRange, formatWeekdayDate } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { DescriptionList } from "~/ui/DescriptionList";
import { formatPhone } from "~/domains/people/api";
import type { OfferDetail } from "../queries/offer-detail.server";

type Line = OfferDetail["lines"][number];

/** What was offered and, once received, its four numbers. */
export function OfferTable({ offer, locale }: { offer: OfferDetail; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const quantity = (amount: number | null, line: Line) => (amount === null ? "–" : formatQuantity(amount, line.unit, locale));
  const counted = offer.receivedAt !== null;
  return (
    <Card flush>
      <DataTable
        caption={t("gifts.lines")} captionHidden rows={offer.lines} rowKey={(line) => line.id}
        columns={[
          { key: "what", head: t("gifts.what"), rowHeader: true, cell: (line) => <>{line.description}<small>{t(`categories.${line.category}`)}</small></> },
          { key: "declared", head: t("tracking.declared"), align: "end", cell: (line) => quantity(line.declared, line) },
          ...(offer.lines.some((line) => line.agreed !== null) ? [{ key: "agreed", head: t("inbox.agreedAmount"), align: "end" as const, cell: (line: Line) => quantity(line.agreed, line) }] : []),
          ...(offer.lines.some((line) => line.declaredValueCents !== null)
            ? [{
                key: "value", head: t("inbox.value"), align: "end" as const,
                cell: (line: Line) => line.declaredValueCents === null || !line.valueBasis ? "–" : <>{formatMoney(line.declaredValueCents, locale)}<small>{t(`valueBases.${line.valueBasis}`)}</small></>,
              }]
            : []),
          ...(counted
            ? [
                { key: "arrived", head: t("tracking.arrived"), align: "end" as const, cell: (line: Line) => quantity(line.arrived, line) },
                { key: "accepted", head: t("tracking.accepted"), align: "end" as const, cell: (line: Line) => quantity(line.accepted, line) },
                {
                  key: "rejected", head: t("tracking.rejected"), align: "end" as const,
                  cell: (line: Line) => <>{quantity(line.rejected, line)}{line.rejectReason ? <small>{t(`rejectReasons.${line.rejectReason}`)}</small> : null}</>,
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}

/** A promise of help and, once the service has said so, what was received. */
export function HelpFacts({ offer, locale }: { offer: OfferDetail; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const { help } = offer;
  if (!help) return null;
  const amount = (minutes: number | null, deliverable: string | null) => [minutes ? formatDuration(minutes, locale) : "", deliverable ?? ""].filter(Boolean).join(", ");
  return (
    <Card pad>
      <DescriptionList
        items={[
          { term: t("help.kind"), text: t(`kinds.${offer.kind}`) }, { term: t("help.forService"), text: help.service ?? "" }, { term: t("help.when"), text: help.whenWords ?? "" },
          { term: t("help.amount"), text: amount(help.minutes, help.deliverable) },
          ...(offer.helpReceivedOn ? [{ term: t("helpList.got"), text: `${amount(offer.helpMinutes, offer.helpDeliverable)} · ${formatDate(offer.helpReceivedOn, locale)}` }] : []),
        ]}
      />
    </Card>
  );
}

/** Who gives and how it comes; only for the staff. */
export function OfferFacts({ offer, locale }: { offer: OfferDetail; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  const donor = offer.organisationName ?? offer.personName;
  const items = [
    { term: t("gifts.contact"), text: <>{donor || t("gifts.noName")}{offer.anonymous ? ` · ${t("gifts.anonymousPublic")}` : ""}</> },
    ...(offer.phone ? [{ term: t("gifts.phone"), text: <a href={`tel:${offer.phone}`}>{formatPhone(offer.phone)}</a> }] : []),
    { term: t("gifts.email"), text: offer.email ?? t("gifts.noEmail") },
    ...(offer.wantsContract || offer.wantsCertificate ? [{ term: t("inbox.papers"), text: [offer.wantsContract ? t("offer.contract") : "", offer.wantsCertificate ? t("offer.certificate") : ""].filter(Boolean).join("; ") }] : []),
    ...(offer.wishFrom && offer.wishUntil ? [{ term: t("inbox.wish"), text: `${formatWeekdayDate(offer.wishFrom, locale)}, ${formatTimeRange(offer.wishFrom, offer.wishUntil, locale)}` }] : []),
    ...(offer.help ? [] : [{ term: t("gifts.delivery"), text: t(offer.delivery === "pickup" ? "deliveries.pickup" : "deliveries.bring") }]),
    ...(offer.delivery === "pickup" && offer.address ? [{ term: t("gifts.address"), text: offer.address }] : []),
    ...(offer.needTitle ? [{ term: t("give.matchFor"), text: offer.needTitle }] : []),
    ...(offer.agreedFrom && offer.agreedUntil
      ? [{ term: t("states.agreed"), text: `${formatDate(offer.agreedFrom, locale)}, ${formatTimeRange(offer.agreedFrom, offer.agreedUntil, locale)}` }]
      : []),
    ...(offer.pickedUpAt ? [{ term: t("deliveries.pickup"), text: t("inbox.pickedUp", { date: formatDate(offer.pickedUpAt, locale) }) }] : []),
    ...(offer.partnerName ? [{ term: t("inbox.partner"), text: offer.partnerName }] : []),
    ...(offer.declineReason ? [{ term: t("gifts.reason"), text: t(`declineReasons.${offer.declineReason}`) }] : []),
    ...(offer.decisionNote ? [{ term: t("gifts.note"), text: offer.decisionNote }] : []),
  ];
  return <Card pad><DescriptionList items={items} /></Card>;
}
