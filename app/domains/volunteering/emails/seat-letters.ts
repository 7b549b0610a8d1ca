import type { Block } from "~/platform/mail/letter";
import { momentOf, whenOf } from "../when";
import { spanOf } from "../ui/own-signup";
import { hello, partyLines, taskOf, when, type Writing, type Written } from "./letters";

/** The letters of the waiting list. */
const standing = (writing: Writing): Block[] => [...partyLines(writing), when(writing)];

export function waitlistedLetter(writing: Writing): Written {
  const { view, to, t, link } = writing;
  const key = "volunteering:mail.waitlisted";
  const place = view.queuePlace ?? 1;
  return {
    subject: t(`${key}.subject`, { n: place, when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`, { n: place }),
    blocks: [
      hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) }, ...standing(writing),
      { kind: "text", text: view.offerMinutes === null ? t("volunteering:own.waitLast") : t(`${key}.next`, { time: spanOf(view.offerMinutes, t) }) },
      { kind: "links", items: [{ label: t(`${key}.manage`), href: link }] },
    ],
    reason: t("volunteering:mail.reason"),
  };
}

/** A freed place until a time: both answers are pages with a button, so that no scanner answers. */
export function offeredLetter(writing: Writing): Written {
  const { view, to, t, link } = writing;
  const key = "volunteering:mail.offered";
  const until = view.expiresAt ? momentOf(view.expiresAt, to.locale) : "";
  return {
    subject: t(`${key}.subject`, { until, when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`, { until }),
    title: t(`${key}.title`, { until }),
    blocks: [
      hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) }, ...standing(writing),
      { kind: "button", label: t("volunteering:own.accept"), href: link },
      { kind: "links", items: [{ label: t("volunteering:own.pass"), href: `${link}#pass` }] },
      { kind: "small", text: t(`${key}.small`) },
    ],
    reason: t("volunteering:mail.reason"),
  };
}

export function lapsedLetter(writing: Writing): Written {
  const { view, to, t, link } = writing;
  const key = "volunteering:mail.lapsed";
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view), n: view.queuePlace ?? 1 }) }, ...standing(writing),
      { kind: "links", items: [{ label: t("volunteering:mail.waitlisted.manage"), href: link }] },
    ],
    reason: t("volunteering:mail.reason"),
  };
}
