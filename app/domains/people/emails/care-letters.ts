import { formatDate } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import type { LetterInput } from "~/platform/mail/letter";
import type { LocalDate } from "~/platform/time/local-date";
import { givenName, type CheckKind, type Retention } from "../model";

type Written = Pick<LetterInput, "subject" | "preheader" | "title" | "blocks" | "reason">;
interface To {
  readonly to: { readonly fullName: string; readonly locale: Locale };
  readonly t: Translate;
}

/** A check runs out soon: bring the new one, or say that it is no longer needed. */
export function checkLetter({ kind, validUntil, to, t }: To & { readonly kind: CheckKind; readonly validUntil: LocalDate }): Written {
  const told = { check: t(`people:checks.kinds.${kind}`), date: formatDate(validUntil, to.locale) };
  return {
    subject: t("people:mail.check.subject", told), preheader: t("people:mail.check.preheader"), title: t("people:mail.check.title"),
    blocks: [
      { kind: "text", text: t("people:mail.hello", { name: givenName(to.fullName) }) }, { kind: "text", text: t("people:mail.check.text", told) },
      { kind: "small", text: t("people:mail.check.small") },
    ],
    reason: t("people:mail.check.reason"),
  };
}

/** Two years of silence: stay with one press, or do nothing and be forgotten. */
export function stayLetter({ retention, to, t, link }: To & { readonly retention: Retention; readonly link: string }): Written {
  const told = { asked: retention.askAfterMonths, left: retention.eraseAfterMonths - retention.askAfterMonths };
  return {
    subject: t("people:mail.stay.subject"), preheader: t("people:mail.stay.preheader"), title: t("people:mail.stay.title"),
    blocks: [
      { kind: "text", text: t("people:mail.hello", { name: givenName(to.fullName) }) },
      { kind: "text", text: `${t("people:mail.stay.text", { count: told.asked })} ${t("people:mail.stay.end", { count: told.left })}` },
      { kind: "button", label: t("people:ownData.stay"), href: link }, { kind: "small", text: t("people:mail.stay.small") },
    ],
    reason: t("people:mail.stay.reason"),
  };
}

/** The link somebody asked for: what is kept, and how to be erased. */
export function ownDataLetter({ to, t, link, days }: To & { readonly link: string; readonly days: number }): Written {
  return {
    subject: t("people:mail.ownData.subject"), preheader: t("people:mail.ownData.preheader", { count: days }), title: t("people:mail.ownData.title"),
    blocks: [
      { kind: "text", text: t("people:mail.hello", { name: givenName(to.fullName) }) }, { kind: "text", text: t("people:mail.ownData.text") },
      { kind: "button", label: t("people:mail.ownData.button"), href: link }, { kind: "small", text: t("people:mail.ownData.small", { count: days }) },
    ],
    reason: t("people:mail.ownData.reason"),
  };
}
