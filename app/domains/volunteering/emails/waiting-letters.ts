import type { Block } from "~/platform/mail/letter";
import { momentOf, whenOf } from "../when";
import { facts, hello, partyLines, taskOf, when, type Writing, type Written } from "./letters";

/** The letters about what a place still waits for, and about losing it by a rule. */
const manage = ({ t, link }: Writing): Block => ({ kind: "links", items: [{ label: t("volunteering:mail.manage"), href: link }] });

/** To the minor: the parent was written to, or nobody can be and what to do instead. */
export function consentAskedLetter(writing: Writing): Written {
  const { view, to, t } = writing;
  const key = "volunteering:mail.consentAsked";
  const asked = view.guardian !== null && view.guardian.standing !== "not_accepted" && view.guardian.email !== null;
  const seat = view.holdsSeat && view.expiresAt ? t("volunteering:own.consentHeld", { when: momentOf(view.expiresAt, to.locale) }) : t("volunteering:own.consentNotHeld");
  const who = asked ? t(`${key}.asked`, { email: view.guardian?.email }) : t(view.guardian ? "volunteering:own.consentNotAccepted" : "volunteering:own.consentNobody");
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(asked ? `${key}.preheader` : `${key}.preheaderNobody`),
    title: t(`${key}.title`),
    blocks: [hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) }, when(writing), { kind: "text", text: who }, { kind: "text", text: seat }, facts(writing), manage(writing)],
    reason: t("volunteering:mail.reason"),
  };
}

export function clearanceLetter(writing: Writing): Written {
  const { view, to, t } = writing;
  const key = "volunteering:mail.clearance";
  const what = view.missingChecks.map((kind) => t(`volunteering:checkKind.${kind}`)).join(", ");
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) }, { kind: "text", text: t("volunteering:own.clearanceText", { what }) }, ...partyLines(writing), when(writing),
      facts(writing), { kind: "small", text: t("volunteering:own.clearanceSeat") }, manage(writing),
    ],
    reason: t("volunteering:mail.reason"),
  };
}

/** What is not the person's fault ends a place: the reason in words, and where else to help. `reason` comes from the page behind the link. */
export function ruledOutLetter(writing: Writing & { readonly reason: string; readonly shiftsLink: string }): Written {
  const { view, to, t, reason, shiftsLink } = writing;
  const key = "volunteering:mail.ruledOut";
  return {
    subject: t(`${key}.subject`, { when: whenOf(view.shift, to.locale) }),
    preheader: t(`${key}.preheader`),
    title: t(`${key}.title`),
    blocks: [
      hello(writing), { kind: "text", text: t(`${key}.text`, { title: taskOf(view) }) }, when(writing), { kind: "text", text: reason }, facts(writing),
      { kind: "button", label: t("volunteering:mail.off.button"), href: shiftsLink },
    ],
    reason: t("volunteering:mail.reason"),
  };
}
