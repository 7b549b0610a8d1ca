import { formatDate, formatMonthName, formatTime, formatTimeRange, formatWeekday } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import type { Block, LetterInput } from "~/platform/mail/letter";
import { localDateOf } from "~/platform/time/local-date";
import { formatPhone, givenName } from "../model";
import type { ConsentPage } from "../queries/consent-page.server";

/** The letters about consents (sketch 25's manner). Each is a pure function of what the guardian's page shows. */
type Written = Pick<LetterInput, "subject" | "preheader" | "title" | "blocks" | "reason">;

export interface ConsentWriting {
  readonly page: ConsentPage;
  /** The minor's whole name: only for the team's letters. */
  readonly minorName: string;
  readonly endsAt: Date | null;
  readonly to: { readonly fullName: string; readonly locale: Locale };
  readonly t: Translate;
  /** The guardian's own link; the team gets none. */
  readonly link?: string;
}

const hello = ({ to, t }: ConsentWriting): Block => ({ kind: "text", text: t("people:mail.hello", { name: givenName(to.fullName) }) });

function when({ page, endsAt, to: { locale } }: ConsentWriting): Block[] {
  const { startsAt } = page;
  if (!startsAt) return [];
  const day = localDateOf(startsAt);
  return [{
    kind: "when", month: formatMonthName(startsAt, locale), day: String(Number(day.slice(8))), weekday: formatWeekday(startsAt, locale),
    time: endsAt ? formatTimeRange(startsAt, endsAt, locale) : formatTime(startsAt, locale),
    dateText: `${formatWeekday(startsAt, locale)}, ${formatDate(startsAt, locale)}`, place: [page.about, page.place].filter(Boolean),
  }];
}

const answers = ({ page }: ConsentWriting): Block => ({ kind: "facts", rows: page.points.map(({ label, answer }) => ({ label, value: answer ? page.words.answers[answer] : "–" })) });

function whom({ page, t }: ConsentWriting): Block[] {
  const { inCharge } = page;
  if (!inCharge) return [];
  const { name, phone, supervision } = inCharge;
  const value = [name, supervision].filter(Boolean).join(". ");
  return [{ kind: "facts", rows: [{ label: t("people:mail.inCharge"), value }, ...(phone ? [{ label: t("people:mail.phone"), value: formatPhone(phone), href: `tel:${phone}` }] : [])] }];
}

const reason = ({ page, t }: ConsentWriting): string => t("people:mail.reason", { name: page.minor });

/** To the guardian: the question. Opening the link signs nothing. */
export function askLetter(writing: ConsentWriting): Written {
  const { page, to, t, link = "" } = writing;
  const hold = page.holdUntil && page.holdUntil > page.now ? [{ kind: "small", text: t("people:mail.ask.hold", { when: `${formatDate(page.holdUntil, to.locale)}, ${formatTime(page.holdUntil, to.locale)}` }) } as const] : [];
  return {
    subject: t("people:mail.ask.subject", { title: page.title }), preheader: t("people:mail.ask.preheader"), title: page.title,
    blocks: [
      hello(writing), { kind: "text", text: t("people:mail.ask.text", { name: page.minor }) }, ...when(writing), ...whom(writing),
      { kind: "button", label: t("people:mail.ask.button"), href: link }, ...hold, { kind: "small", text: t("people:mail.ask.small", { name: page.minor }) },
    ],
    reason: reason(writing),
  };
}

/** To the guardian: what was signed, word for word enough to check it later. */
export function copyLetter(writing: ConsentWriting & { readonly sha256: string }): Written {
  const { page, to: { locale }, t, link = "", sha256 } = writing;
  const { signature, number } = page;
  const signed = signature ? t("people:consent.signature", { relation: page.words.relations[signature.relation], date: formatDate(signature.at, locale), time: formatTime(signature.at, locale), number }) : "";
  return {
    subject: t("people:mail.copy.subject", { number }), preheader: t("people:mail.copy.preheader"), title: t("people:mail.copy.title"),
    blocks: [
      hello(writing), { kind: "text", text: page.title }, ...when(writing), answers(writing),
      { kind: "text", text: [page.words.declaration, signature?.name ?? "", signed].filter(Boolean).join("\n") },
      { kind: "links", items: [{ label: t("people:mail.copy.change"), href: link }] },
      { kind: "small", text: `${page.words.withdrawal}\n${t("people:mail.copy.print", { print: sha256.slice(0, 16) })}` },
    ],
    reason: reason(writing),
  };
}

/** To the guardian: taken back, and how to give it back. */
export function withdrawnLetter(writing: ConsentWriting): Written {
  const { page, to: { locale }, t, link = "" } = writing;
  const at = page.revokedAt ? `${formatDate(page.revokedAt, locale)}, ${formatTime(page.revokedAt, locale)}` : "";
  return {
    subject: t("people:mail.withdrawn.subject", { number: page.number }), preheader: t("people:mail.withdrawn.preheader"), title: t("people:mail.withdrawn.title"),
    blocks: [
      hello(writing), { kind: "text", text: t("people:mail.withdrawn.text", { number: page.number, when: at }) }, ...when(writing),
      { kind: "links", items: [{ label: t("people:consent.again"), href: link }] },
    ],
    reason: reason(writing),
  };
}

/** To the young person: only that it does not happen, and whom to talk to. */
export function refusedLetter(writing: ConsentWriting): Written {
  const { page, t } = writing;
  return {
    subject: t("people:mail.refused.subject", { about: page.about }), preheader: t("people:mail.refused.preheader"), title: t("people:mail.refused.title"),
    blocks: [hello(writing), { kind: "text", text: t("people:mail.refused.text") }, ...when(writing), ...whom(writing)],
    reason: t("people:mail.refused.reason"),
  };
}

export type TeamNews = "answered" | "withdrawn" | "denied" | "disagree";

/** To the team: who, what, and what there is to do. No link of the guardian's. */
export function teamLetter(writing: ConsentWriting & { readonly news: TeamNews; readonly personLink: string | null }): Written {
  const { minorName, page, t, news, personLink } = writing;
  const told = { name: minorName, guardian: page.guardian.name, about: page.about, what: page.refusedByOther.join(", ") };
  return {
    subject: t(`people:mail.team.${news}.subject`, told), preheader: page.about, title: t(`people:mail.team.${news}.title`, told),
    blocks: [
      hello(writing), { kind: "text", text: t(`people:mail.team.${news}.text`, told) }, ...when(writing), ...(news === "answered" ? [answers(writing)] : []),
      ...(personLink ? [{ kind: "links", items: [{ label: t("people:mail.team.open"), href: personLink }] } as const] : []),
    ],
    reason: t("people:mail.team.reason"),
  };
}
