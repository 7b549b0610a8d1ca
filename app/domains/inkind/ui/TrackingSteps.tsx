import { useTranslation } from "react-i18next";
import { formatDate, formatDuration, formatQuantity, formatTimeRange } from "~/platform/i18n/format";
import { Steps, type Step } from "~/ui/Steps";
import { Tag } from "~/ui/Tag";
import type { TrackedOffer } from "../queries/tracking.server";

type T = (key: string, options?: Record<string, unknown>) => string;
type Locale = "bg" | "en";

const sumsByUnit = (lines: TrackedOffer["lines"], key: "declared" | "arrived" | "accepted" | "rejected", locale: Locale): string =>
  [...new Set(lines.map((line) => line.unit))]
    .map((unit) => ({ unit, total: lines.reduce((sum, line) => (line.unit === unit ? sum + (line[key] ?? 0) : sum), 0) }))
    .filter(({ total }) => total > 0)
    .map(({ unit, total }) => formatQuantity(total, unit, locale))
    .join(", ");

/** Hours, a result in words, or both. */
export const helpAmount = (help: { minutes: number | null; deliverable: string | null }, locale: Locale): string =>
  [help.minutes ? formatDuration(help.minutes, locale) : "", help.deliverable ?? ""].filter(Boolean).join(", ");

function agreedStep(offer: TrackedOffer, t: T, locale: Locale): Step {
  if (offer.state === "asked" || offer.state === "proposed") return { title: t("track.steps.asked"), text: t(`track.${offer.state}`), date: t("tracking.expected"), state: "wait" };
  if (offer.state === "submitted") return { title: t("tracking.steps.waiting"), text: t("tracking.waitingText"), date: t("tracking.expected"), state: "wait" };
  const when = offer.agreedFrom && offer.agreedUntil ? `${formatDate(offer.agreedFrom, locale)}, ${formatTimeRange(offer.agreedFrom, offer.agreedUntil, locale)}` : null;
  const text = offer.kind !== "goods" ? "" : !when ? t("tracking.agreedDoor") : offer.delivery === "bring" ? t("tracking.agreedBring", { when }) : t("tracking.agreedPickup", { when });
  return { title: t("tracking.steps.agreed"), text, date: offer.decidedAt ? formatDate(offer.decidedAt, locale) : undefined, state: "done" };
}

function reviewedStep(offer: TrackedOffer, t: T, locale: Locale): Step {
  const rejected = offer.lines.filter((line) => (line.rejected ?? 0) > 0);
  const reasons = [...new Set(rejected.map((line) => t(`rejectReasons.${line.rejectReason}`).toLocaleLowerCase(locale)))].join(", ");
  const accepted = sumsByUnit(offer.lines, "accepted", locale);
  return {
    title: t("tracking.steps.reviewed"), date: offer.receivedAt ? formatDate(offer.receivedAt, locale) : undefined, state: "done",
    tags: (
      <>
        {accepted ? <Tag tone="ok">{t("tracking.acceptedTag", { quantity: accepted })}</Tag> : null}
        {rejected.map((line, index) => (
          <Tag key={index} tone="bad">{t("tracking.rejectedTag", { disposition: t(`dispositions.${line.disposition}`), quantity: formatQuantity(line.rejected ?? 0, line.unit, locale) })}</Tag>
        ))}
      </>
    ),
    text: reasons ? t("tracking.rejectReason", { reason: reasons }) : undefined,
  };
}

/** What became of the goods, folded from the movements; the last ring fills when nothing waits on a shelf any more. */
function movedSteps(offer: TrackedOffer, t: T, locale: Locale): Step[] {
  const date = (moves: TrackedOffer["moves"]) => (moves.length ? formatDate(moves.map((move) => move.lastAt).sort().at(-1)!, locale) : undefined);
  const issued = offer.moves.filter((move) => move.kind === "issue");
  const words = (move: TrackedOffer["moves"][number], key: string) => t(key, { quantity: formatQuantity(move.quantity, move.unit, locale), place: move.place ?? "" });
  const shelf = offer.waiting.length ? t("tracking.shelf", { quantity: offer.waiting.map(({ quantity, unit }) => formatQuantity(quantity, unit, locale)).join(", ") }) : "";
  const steps: Step[] = [{
    title: t("tracking.steps.issued"), date: date(issued) ?? t("tracking.expected"), state: issued.length ? "done" : "wait",
    text: [...issued.map((move) => words(move, "tracking.issuedText")), shelf].filter(Boolean).join(" "),
  }];
  for (const [kind, step, text] of [["stall", "stall", "tracking.stallText"], ["write_off", "written_off", "tracking.writtenOffText"]] as const) {
    const moves = offer.moves.filter((move) => move.kind === kind);
    if (moves.length) steps.push({ title: t(`tracking.steps.${step}`), date: date(moves), state: "done", text: moves.map((move) => words(move, text)).join(" ") });
  }
  const done = issued.length > 0 && offer.waiting.length === 0;
  steps.push({
    title: t("tracking.steps.used"), receives: true, state: done ? "done" : "wait", date: done ? date(issued) : t("tracking.expected"),
    text: done ? t("tracking.usedText") : t("tracking.usedWaiting"),
  });
  return steps;
}

/** The stepper of a gift: derived from what happened, never stored. */
export function TrackingSteps({ offer, locale }: { offer: TrackedOffer; locale: Locale }) {
  const { t } = useTranslation("inkind");
  const words = t as unknown as T;
  const steps: Step[] = [{ title: t("tracking.steps.declared"), text: offer.help ? helpAmount(offer.help, locale) : sumsByUnit(offer.lines, "declared", locale), date: formatDate(offer.createdAt, locale), state: "done" }];
  if (offer.state === "declined") {
    const reason = offer.declineReason ? t("tracking.declineReason", { reason: t(`declineReasons.${offer.declineReason}`) }) : "";
    steps.push({ title: t("tracking.steps.declined"), text: `${t("tracking.declinedText")} ${reason}`, date: offer.decidedAt ? formatDate(offer.decidedAt, locale) : undefined, state: "now" });
    return <Steps items={steps} />;
  }
  if (offer.state === "redirected" || offer.state === "withdrawn") {
    const text = offer.state === "withdrawn" ? t("track.withdrawn") : t("track.redirected", { partner: offer.partner ?? "", takes: offer.partnerTakes ?? "", contact: offer.partnerContact ?? "" });
    steps.push({ title: t(`track.steps.${offer.state}`), text, date: offer.decidedAt ? formatDate(offer.decidedAt, locale) : undefined, state: "now" });
    return <Steps items={steps} />;
  }
  steps.push(agreedStep(offer, words, locale));
  if (offer.help) {
    const got = offer.helpReceived;
    steps.push(got
      ? { title: t("track.steps.helpDone"), text: t("track.helpDone", { service: offer.helpFor ?? "", amount: helpAmount(got, locale) }), date: got.on ? formatDate(got.on, locale) : undefined, state: "done", receives: true }
      : { title: t("track.steps.helpWaiting"), text: t("track.helpWaiting"), date: t("tracking.expected"), state: "wait", receives: true });
    const now = steps.reduce((found, step, index) => (step.state === "done" ? index : found), 0);
    return <Steps items={steps.map((step, index) => (index === now ? { ...step, state: "now" } : step))} />;
  }
  if (offer.pickedUpAt) steps.push({ title: t("track.steps.pickedUp"), text: t("track.pickedUp"), date: formatDate(offer.pickedUpAt, locale), state: "done" });
  if (offer.receivedAt) {
    steps.push({
      title: t("tracking.steps.received"), text: t("tracking.receivedText", { quantities: sumsByUnit(offer.lines, "arrived", locale) }),
      date: formatDate(offer.receivedAt, locale), state: "done",
    });
    steps.push(reviewedStep(offer, words, locale));
    if (offer.lines.some((line) => (line.accepted ?? 0) > 0)) steps.push(...movedSteps(offer, words, locale));
  } else {
    steps.push({ title: t("tracking.steps.received"), date: t("tracking.expected"), state: "wait" });
    steps.push({ title: t("tracking.steps.issued"), date: t("tracking.expected"), state: "wait", receives: true });
  }
  const last = steps.reduce((found, step, index) => (step.state === "done" ? index : found), 0);
  return <Steps items={steps.map((step, index) => (index === last ? { ...step, state: "now" } : step))} />;
}
