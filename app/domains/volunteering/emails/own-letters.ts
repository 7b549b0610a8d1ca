import { formatDate, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import type { Block } from "~/platform/mail/letter";
import { daysBetween, localDateOf } from "~/platform/time/local-date";
import { formatPhone } from "../../people/api";
import type { PublicShift } from "../queries/shift-fields.server";
import { momentOf, whenOf } from "../when";
import { facts, hello, when, type Writing, type Written } from "./letters";

/** Letters about one's own shifts; pure functions, as `letters.ts`. */

export function reminderLetter(writing: Writing & { readonly now: Date; readonly offered: boolean; readonly handOverLink: string }): Written {
  const { view, to, t, link, now } = writing;
  const key = "volunteering:ownMail.reminder";
  const ahead = daysBetween(localDateOf(now), localDateOf(view.shift.startsAt));
  const day = ahead === 0 ? "today" : ahead === 1 ? "tomorrow" : "later";
  const from = formatTime(view.shift.startsAt, to.locale);
  const { name, phone } = view.contact;
  const call = phone ? t(`${key}.call`, { name, phone: formatPhone(phone) }) : t(`${key}.callNone`);
  return {
    subject: t(`${key}.subject.${day}`, { title: view.shift.title, time: from }),
    preheader: t(`${key}.preheader`, { place: view.shift.place }),
    title: t(`${key}.title.${day}`),
    blocks: [
      hello(writing),
      { kind: "text", text: t(`${key}.text.${day}`, { date: formatDate(view.shift.startsAt, to.locale), from, title: view.shift.title }) },
      when(writing),
      facts(writing),
      ...(writing.offered ? [{ kind: "text" as const, text: t(`${key}.offered`) }] : []),
      { kind: "small", text: view.canCancel ? t(`${key}.small`, { when: momentOf(view.cancelUntil, to.locale) }) : call },
      { kind: "links", items: [{ label: t("volunteering:ownMail.cannot"), href: link }, ...(writing.offered ? [] : [{ label: t("volunteering:ownMail.handOver"), href: writing.handOverLink }])] },
    ],
    reason: t(`${key}.reason`),
  };
}

/** What the shift was; null when nobody kept it. */
export type ShiftBefore = Pick<PublicShift, "startsAt" | "endsAt" | "place" | "address"> & { readonly inCharge: string };

function changes({ view, to, t }: Writing, before: ShiftBefore | null): Block[] {
  if (!before) return [];
  const place = (shift: Pick<PublicShift, "place" | "address">) => [shift.place, shift.address].filter(Boolean).join(", ");
  const pairs = [
    { label: "time", now: whenOf(view.shift, to.locale), was: whenOf(before, to.locale) },
    { label: "place", now: place(view.shift), was: place(before) },
    { label: "inCharge", now: view.contact.name, was: before.inCharge },
  ];
  const rows = pairs.filter((pair) => pair.now !== pair.was)
    .map(({ label, now, was }) => ({ label: t(`volunteering:ownMail.changed.${label}`), value: t("volunteering:ownMail.changed.was", { now, was }) }));
  return rows.length > 0 ? [{ kind: "facts", rows }] : [];
}

export function changedLetter(writing: Writing & { readonly before: ShiftBefore | null }): Written {
  const { view, to, t, link } = writing;
  const key = "volunteering:ownMail.changed";
  const waits = view.outlook !== "confirmed";
  return {
    subject: t(`${key}.subject`, { title: view.shift.title, when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello(writing),
      { kind: "text", text: t(waits ? `${key}.waiting` : `${key}.text`, { title: view.shift.title }) },
      ...changes(writing, writing.before),
      when(writing),
      { kind: "button", label: t(`${key}.button`), href: link },
      facts(writing),
      { kind: "small", text: t(waits ? `${key}.smallWaiting` : `${key}.small`) },
    ],
    reason: t("volunteering:mail.reason"),
  };
}

/** To the giver. A name is said only where the giver named it. */
export function handedLetter(writing: Writing & { readonly takerName: string | null }): Written {
  const { view, to, t, takerName } = writing;
  const key = "volunteering:ownMail.handed";
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [hello(writing), { kind: "text", text: takerName ? t(`${key}.textNamed`, { name: takerName, title: view.shift.title }) : t(`${key}.text`, { title: view.shift.title }) }, when(writing)],
    reason: t("volunteering:mail.reason"),
  };
}

/** To the giver, whose place it stays. */
export function declinedLetter(writing: Writing & { readonly name: string | null; readonly handOverLink: string }): Written {
  const { view, to, t, name } = writing;
  const key = "volunteering:ownMail.declined";
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: name ? t(`${key}.title`, { name }) : t(`${key}.titleNone`),
    blocks: [hello(writing), { kind: "text", text: t(`${key}.text`, { title: view.shift.title }) }, when(writing), { kind: "button", label: t(`${key}.button`), href: writing.handOverLink }],
    reason: t("volunteering:mail.reason"),
  };
}

/** To the named substitute: everything needed to decide, and one link where nothing happens by itself. */
export function substituteLetter(writing: Writing & { readonly giver: string; readonly back: PublicShift | null }): Written {
  const { view, to, t, link, giver, back } = writing;
  const key = "volunteering:ownMail.asked";
  const at = whenOf(view.shift, to.locale);
  const text = back
    ? t(`${key}.textExchange`, { giver, title: view.shift.title, back: `${back.title}, ${whenOf(back, to.locale)}` })
    : t(`${key}.text`, { giver, title: view.shift.title });
  return {
    subject: t(back ? `${key}.subjectExchange` : `${key}.subject`, { giver, when: at }),
    preheader: t(`${key}.preheader`),
    title: t(back ? `${key}.titleExchange` : `${key}.title`),
    blocks: [hello(writing), { kind: "text", text }, when(writing), { kind: "button", label: t(`${key}.button`), href: link }, facts(writing), { kind: "small", text: t(`${key}.small`) }],
    reason: t(`${key}.reason`, { giver }),
  };
}

export interface ShortShift {
  readonly shift: PublicShift;
  readonly missing: number;
  readonly link: string;
}

/** To whoever asked to hear when people are missing. */
export function helpLetter(
  { shifts, to, t, stopLink }: { readonly shifts: readonly ShortShift[]; readonly to: { readonly fullName: string; readonly locale: Locale }; readonly t: Translate; readonly stopLink: string },
): Written {
  const key = "volunteering:ownMail.help";
  const one = shifts.length === 1 ? shifts[0] : undefined;
  const count = shifts.length;
  return {
    subject: t(`${key}.subject`, { count, when: one ? whenOf(one.shift, to.locale) : "" }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello({ to, t }),
      { kind: "text", text: t(`${key}.text`, { count }) },
      ...shifts.flatMap(({ shift, missing, link }): Block[] => [
        when({ view: { shift }, to }),
        { kind: "text", text: `${shift.title}. ${t(`${key}.missing`, { count: missing })}.` },
        one ? { kind: "button", label: t(`${key}.signUp`), href: link } : { kind: "links", items: [{ label: t(`${key}.signUpFor`, { title: shift.title }), href: link }] },
      ]),
      { kind: "links", items: [{ label: t(`${key}.stop`), href: stopLink }] },
    ],
    reason: t(`${key}.reason`),
  };
}

/** The way to one's own page; an e-mail that a family shares gets the way to each. */
export function ownPageLetter(
  { pages, to, t }: { readonly pages: readonly { readonly name: string; readonly href: string }[]; readonly to: { readonly fullName: string; readonly locale: Locale }; readonly t: Translate },
): Written {
  const key = "volunteering:ownMail.link";
  const [one] = pages;
  const ways: Block[] = pages.length === 1 && one
    ? [{ kind: "text", text: t(`${key}.text`) }, { kind: "button", label: t(`${key}.button`), href: one.href }]
    : [{ kind: "text", text: t(`${key}.many`) }, ...pages.map(({ name, href }): Block => ({ kind: "links", items: [{ label: t(`${key}.of`, { name }), href }] }))];
  return { subject: t(`${key}.subject`), preheader: t(`${key}.preheader`), title: t(`${key}.title`), blocks: [hello({ to, t }), ...ways], reason: t(`${key}.reason`) };
}
