import { formatDuration, formatMonthName, formatWeekday } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import type { Block, LetterInput } from "~/platform/mail/letter";
import { localDateOf } from "~/platform/time/local-date";
import { formatLookCode } from "~/platform/tokens/look-code";
import { formatPhone, givenName } from "../../people/api";
import type { SignupView } from "../queries/signup-by-token.server";
import { dayWithin, momentOf, plannedMinutes, rangeOf, servesText, whenOf, yourTime } from "../when";

/** The letters of volunteering (sketch 25 А). Each is a pure function of what the page behind the link shows. */
export type Written = Pick<LetterInput, "subject" | "preheader" | "title" | "blocks" | "reason">;

export interface Writing {
  readonly view: SignupView;
  readonly to: { readonly fullName: string; readonly locale: Locale };
  readonly t: Translate;
  /** "https://…/s/<token>" in the reader's language. */
  readonly link: string;
}

export const hello = ({ to, t }: Pick<Writing, "to" | "t">): Block => ({ kind: "text", text: t("volunteering:mail.hello", { name: givenName(to.fullName) }) });
/** What a letter about a shift needs of it. */
type About = { readonly view: Pick<SignupView, "shift">; readonly to: Writing["to"] };
const placeLines = ({ view }: Pick<About, "view">): string[] => [view.shift.place, view.shift.address].filter(Boolean);

export function when(writing: About): Block {
  const { view: { shift }, to: { locale } } = writing;
  const day = localDateOf(shift.startsAt);
  return {
    kind: "when", month: formatMonthName(shift.startsAt, locale), day: String(Number(day.slice(8))), weekday: formatWeekday(shift.startsAt, locale),
    time: rangeOf(shift, locale), dateText: dayWithin(shift.startsAt, locale), place: placeLines(writing),
  };
}

export function facts({ view, t }: { readonly view: Pick<SignupView, "shift" | "contact">; readonly t: Translate }): Block {
  const { name, phone } = view.contact;
  const rows = [
    { label: t("volunteering:mail.who"), value: phone ? `${name}, ${formatPhone(phone)}` : name, ...(phone ? { href: `tel:${phone}` } : {}) },
    { label: t("volunteering:mail.bring"), value: view.shift.bring },
    { label: t("volunteering:mail.does"), value: view.shift.does },
  ];
  return { kind: "facts", rows: rows.filter((row) => row.value) };
}

const thread = ({ view, to, t }: Writing, minutes: number, state: "waiting" | "whole"): Block => ({
  kind: "thread", state, from: yourTime(minutes, to.locale, t), to: servesText(view.shift.serves, t),
});

/** The shift with the kind of work where it has several: „Базар, каса“. */
export const taskOf = ({ shift, position }: Pick<SignupView, "shift" | "position">): string => (position.name ? `${shift.title}, ${position.name}` : shift.title);
/** „Записването е за 3 души.“; nothing for one. */
export function partyLines({ view, t }: Pick<Writing, "view" | "t">): Block[] {
  if (view.partySize === 1) return [];
  const minors = view.partyMinors > 0 ? ` ${t("volunteering:own.partyMinors", { n: view.partyMinors })}` : "";
  return [{ kind: "text", text: t("volunteering:own.party", { count: view.partySize }) + minors }];
}

/** The first letter: confirming, or joining the list when the places have run out meanwhile. */
export function linkLetter(writing: Writing): Written {
  const { view, to, t, link } = writing;
  const key = "volunteering:mail.link";
  const full = view.outlook === "can_queue";
  const next: Block[] = view.minor && view.guardian?.email ? [{ kind: "text", text: t(`${key}.minor`, { email: view.guardian.email }) }] : [];
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(full ? `${key}.fullPreheader` : `${key}.preheader`),
    title: t(full ? `${key}.fullTitle` : `${key}.title`),
    blocks: [
      hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) }, when(writing), ...partyLines(writing), ...next,
      { kind: "button", label: t(full ? "volunteering:own.queue" : `${key}.button`), href: link }, { kind: "small", text: t(`${key}.small`) },
    ],
    reason: t("volunteering:mail.reason"),
  };
}

const isoWeekday = (view: SignupView): number => ((Date.parse(`${localDateOf(view.shift.startsAt)}T00:00:00Z`) / 86_400_000 + 3) % 7) + 1;

export function confirmedLetter(writing: Writing): Written {
  const { view, to, t, link } = writing;
  const key = "volunteering:mail.confirmed";
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`, { place: view.shift.place }),
    title: t(`${key}.title.${isoWeekday(view)}`),
    blocks: [
      hello(writing),
      { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) },
      ...partyLines(writing),
      when(writing),
      { kind: "button", label: t("volunteering:own.calendar"), href: link.replace(/(\?|$)/, "/calendar.ics$1") },
      facts(writing),
      thread(writing, plannedMinutes(view.shift), "waiting"),
      { kind: "small", text: t(`${key}.small`, { when: momentOf(view.cancelUntil, to.locale) }) },
      { kind: "links", items: [{ label: t(`${key}.cancel`), href: link }, { label: t("volunteering:handOver.link"), href: link.replace(/(\?|$)/, "/hand-over$1") }] },
    ],
    reason: t("volunteering:mail.reason"),
  };
}

export function offLetter(writing: Writing & { readonly shiftsLink: string }): Written {
  const { view, to, t } = writing;
  const key = "volunteering:mail.off";
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello(writing),
      { kind: "text", text: t(`${key}.text`, { title: view.shift.title }) },
      when(writing),
      { kind: "button", label: t(`${key}.button`), href: writing.shiftsLink },
    ],
    reason: t("volunteering:mail.reason"),
  };
}

export function postedLetter(writing: Writing & { readonly minutes: number; readonly lookCode: string; readonly pathLink: string }): Written {
  const { view, to, t, minutes, lookCode, pathLink } = writing;
  const key = "volunteering:mail.posted";
  return {
    subject: t(`${key}.subject`, { time: formatDuration(minutes, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello(writing),
      { kind: "text", text: t(`${key}.text`, { title: view.shift.title }) },
      thread(writing, minutes, "whole"),
      { kind: "code", label: t(`${key}.code`), code: formatLookCode(lookCode) },
      { kind: "button", label: t(`${key}.button`), href: pathLink },
    ],
    reason: t(`${key}.reason`),
  };
}
