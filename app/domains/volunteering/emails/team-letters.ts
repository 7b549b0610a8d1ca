import { formatMonthName, formatWeekday } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import type { Block, LetterInput } from "~/platform/mail/letter";
import { localDateOf } from "~/platform/time/local-date";
import { formatPhone, givenName } from "../../people/api";
import type { LetterShift } from "../queries/letter-shift.server";
import { dayWithin, momentOf, rangeOf, whenOf } from "../when";

/** Letters the team needs or causes (sketch 25 А); each a pure function of the shift and what happened. */
export type Written = Pick<LetterInput, "subject" | "preheader" | "title" | "blocks" | "reason">;

export interface Writing {
  readonly shift: LetterShift;
  /** The task's name, or the shift's title when it has one task. */
  readonly task: string;
  readonly to: { readonly fullName: string; readonly locale: Locale };
  readonly t: Translate;
  readonly link: string;
}

const hello = ({ to, t }: Writing): Block => ({ kind: "text", text: t("volunteering:teamMail.hello", { name: givenName(to.fullName) }) });
const text = (words: string): Block => ({ kind: "text", text: words });
const button = (label: string, href: string): Block => ({ kind: "button", label, href });

function when({ shift, to: { locale } }: Writing): Block {
  return {
    kind: "when", month: formatMonthName(shift.startsAt, locale), day: String(Number(localDateOf(shift.startsAt).slice(8))), weekday: formatWeekday(shift.startsAt, locale),
    time: rangeOf(shift, locale), dateText: dayWithin(shift.startsAt, locale), place: [shift.place, shift.address].filter(Boolean),
  };
}

/** Subject, preheader and title of a letter by its key; `count` picks the plural where there is one. */
function frame(key: string, writing: Writing, facts: Readonly<Record<string, unknown>> = {}): Pick<Written, "subject" | "preheader" | "title"> {
  const { t, shift, to } = writing;
  const all = { when: whenOf(shift, to.locale), ...facts };
  return { subject: t(`volunteering:teamMail.${key}.subject`, all), preheader: t(`volunteering:teamMail.${key}.preheader`, all), title: t(`volunteering:teamMail.${key}.title`, all) };
}

export interface Caller {
  readonly no: number | null;
  readonly name: string;
  readonly phone: string | null;
  readonly partySize: number;
}

/** Names and phones of who waits: they live in this letter only. */
export function callLetter(writing: Writing & { readonly people: readonly Caller[] }): Written {
  const { t, task, people, link } = writing;
  const rows = people.map((one) => ({
    label: t("volunteering:teamMail.call.who", { no: one.no, name: one.name }),
    value: [one.phone ? formatPhone(one.phone) : t("volunteering:teamMail.call.none"), one.partySize > 1 ? t("volunteering:teamMail.call.party", { n: one.partySize }) : ""].filter(Boolean).join(", "),
    ...(one.phone ? { href: `tel:${one.phone}` } : {}),
  }));
  return {
    ...frame("call", writing), reason: t("volunteering:teamMail.reason"),
    blocks: [hello(writing), text(t("volunteering:teamMail.call.text", { task })), when(writing), { kind: "facts", rows }, button(t("volunteering:teamMail.open"), link)],
  };
}

export function ratioLetter(writing: Writing & { readonly minors: number; readonly adults: number; readonly perAdult: number }): Written {
  const { t, task, minors, adults, perAdult, link } = writing;
  return {
    ...frame("ratio", writing), reason: t("volunteering:teamMail.reason"),
    blocks: [hello(writing), text(t("volunteering:teamMail.ratio.text", { task, minors, adults, perAdult })), when(writing), button(t("volunteering:teamMail.ratio.button"), link)],
  };
}

export function clearanceLetter(writing: Writing & { readonly name: string; readonly checks: readonly string[] }): Written {
  const { t, task, name, checks, link } = writing;
  const list = checks.map((kind) => t(`volunteering:checkKind.${kind}`)).join(", ");
  return {
    ...frame("clearance", writing), reason: t("volunteering:teamMail.reason"),
    blocks: [
      hello(writing), text(t("volunteering:teamMail.clearance.text", { name, checks: list })), when(writing),
      { kind: "facts", rows: [{ label: t("volunteering:teamMail.clearance.task"), value: task }] }, button(t("volunteering:teamMail.clearance.button"), link),
    ],
  };
}

export function movedLetter(writing: Writing): Written {
  const { t, task, link } = writing;
  return {
    ...frame("moved", writing), reason: t("volunteering:teamMail.moved.reason"),
    blocks: [hello(writing), text(t("volunteering:teamMail.moved.text", { task })), when(writing), button(t("volunteering:teamMail.moved.button"), link)],
  };
}

export function takenOffLetter(writing: Writing): Written {
  const { t, shift, link } = writing;
  const who = [shift.contact.name, shift.contact.phone ? formatPhone(shift.contact.phone) : ""].filter(Boolean).join(", ");
  return {
    ...frame("takenOff", writing), reason: t("volunteering:teamMail.takenOff.reason"),
    blocks: [hello(writing), text(t("volunteering:teamMail.takenOff.text", { title: shift.title, who })), when(writing), button(t("volunteering:teamMail.takenOff.button"), link)],
  };
}

/** The team's own words, as they wrote them; a guardian gets them without the link of the young person's place. */
export function messageLetter(writing: Writing & { readonly subject: string; readonly body: string; readonly by: string; readonly withLink: boolean }): Written {
  const { t, subject, body, by, withLink, link } = writing;
  return {
    subject, preheader: body.split("\n")[0]!.slice(0, 120), title: subject, reason: t("volunteering:teamMail.message.reason"),
    blocks: [
      hello(writing), ...body.split(/\n{2,}/).map(text), when(writing), ...(withLink ? [button(t("volunteering:teamMail.message.button"), link)] : []),
      { kind: "small", text: t("volunteering:teamMail.message.from", { name: by }) },
    ],
  };
}

export function invitationLetter(writing: Writing): Written {
  const { t, shift, task, link } = writing;
  return {
    ...frame("invite", writing), reason: t("volunteering:teamMail.invite.reason"),
    blocks: [
      hello(writing), text(t("volunteering:teamMail.invite.text", { title: shift.title })), when(writing),
      { kind: "facts", rows: [{ label: t("volunteering:teamMail.invite.task"), value: task }, ...(shift.does ? [{ label: t("volunteering:mail.does"), value: shift.does }] : [])] },
      button(t("volunteering:teamMail.invite.button"), link), { kind: "small", text: t("volunteering:teamMail.invite.small") },
    ],
  };
}

export interface BlockWriting extends Writing {
  readonly block: { readonly organisation: string; readonly size: number; readonly named: number; readonly releaseAt: Date };
}

export function blockLetter(writing: BlockWriting): Written {
  const { t, task, block, to, link } = writing;
  const facts = { count: block.size, name: block.organisation, task };
  return {
    ...frame("block", writing, facts), reason: t("volunteering:teamMail.block.reason", { name: block.organisation }),
    blocks: [
      hello(writing), text(t("volunteering:teamMail.block.text", facts)), when(writing), button(t("volunteering:teamMail.block.button"), link),
      { kind: "small", text: t("volunteering:teamMail.block.small", { release: momentOf(block.releaseAt, to.locale) }) },
    ],
  };
}

export function blockWarnedLetter(writing: BlockWriting): Written {
  const { t, block, to, link } = writing;
  const facts = { count: block.size - block.named, name: block.organisation, size: block.size, named: block.named, release: momentOf(block.releaseAt, to.locale) };
  return {
    ...frame("blockWarned", writing, facts), reason: t("volunteering:teamMail.block.reason", { name: block.organisation }),
    blocks: [hello(writing), text(t("volunteering:teamMail.blockWarned.text", facts)), when(writing), button(t("volunteering:teamMail.blockWarned.button"), link)],
  };
}

export function blockReleasedLetter(writing: BlockWriting & { readonly seats: number }): Written {
  const { t, block, seats, link } = writing;
  const facts = { count: seats, name: block.organisation, named: block.named };
  return {
    ...frame("blockReleased", writing, facts), reason: t("volunteering:teamMail.block.reason", { name: block.organisation }),
    blocks: [hello(writing), text(t("volunteering:teamMail.blockReleased.text", facts)), when(writing), button(t("volunteering:teamMail.blockReleased.button"), link)],
  };
}
