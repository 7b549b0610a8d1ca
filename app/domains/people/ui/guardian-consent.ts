import { formatDate, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { localDateOf } from "~/platform/time/local-date";
import { formatPhone, guardianRelations } from "../model";
import type { ConsentPage, ConsentPoint } from "../queries/consent-page.server";

/** What the guardian's page says, in the reader's words; nothing here is computed in the browser. */
export interface GuardianConsentView {
  readonly standing: ConsentPage["standing"];
  readonly over: boolean;
  readonly revision: number;
  readonly minor: string;
  readonly title: string;
  readonly lead: string;
  readonly what: string;
  readonly facts: {
    readonly when: ConsentPage["when"];
    readonly what: string;
    readonly inCharge: { readonly text: string; readonly supervision: string; readonly phone: { readonly href: string; readonly text: string } | null } | null;
    readonly asks: string;
    readonly asksText: string;
    readonly hold: { readonly text: string; readonly small: string } | null;
  };
  /** Whom to call: the person in charge, else the organisation. */
  readonly call: { readonly name: string; readonly href: string; readonly text: string } | null;
  readonly points: readonly (ConsentPoint & { readonly answerText: string })[];
  readonly answers: ConsentPage["words"]["answers"];
  readonly relations: readonly { readonly value: string; readonly text: string }[];
  readonly declaration: string;
  readonly withdrawal: string;
  readonly note: string;
  readonly signedTitle: string;
  readonly told: string;
  readonly email: string | null;
  readonly signature: { readonly name: string; readonly small: string } | null;
  readonly withdrawText: string;
  readonly withdrawn: { readonly from: string; readonly text: string } | null;
  readonly refused: string | null;
}

const tel = (phone: string) => `tel:${phone.replace(/\s/gu, "")}`;

function momentText(at: Date, now: Date, locale: Locale, t: Translate): string {
  const time = formatTime(at, locale);
  return localDateOf(at) === localDateOf(now) ? t("people:consent.today", { time }) : `${formatDate(at, locale)}, ${time}`;
}

function holdText(page: ConsentPage, locale: Locale, t: Translate) {
  if (!page.holdUntil || page.over) return null;
  const over = page.holdUntil <= page.now;
  return over
    ? { text: t("people:consent.holdOver"), small: t("people:consent.holdOverText", { name: page.minor }) }
    : { text: t("people:consent.hold", { when: momentText(page.holdUntil, page.now, locale, t) }), small: t("people:consent.holdText") };
}

function withdrawnView(page: ConsentPage, locale: Locale, t: Translate): GuardianConsentView["withdrawn"] {
  const { signature, revokedAt, startsAt, now } = page;
  if (!signature || !revokedAt) return null;
  const until = page.over ? t("people:consent.withdrawnOver")
    : startsAt && startsAt > now ? t("people:consent.withdrawnText", { when: momentText(startsAt, now, locale, t) })
      : t("people:consent.withdrawnTextNone");
  return {
    from: `${t("people:consent.signedOn", { signed: formatDate(signature.at, locale) })}, ${t("people:consent.withdrawnOn", { date: formatDate(revokedAt, locale) })}`,
    text: until,
  };
}

export function guardianConsentView(page: ConsentPage, { locale, t }: { readonly locale: Locale; readonly t: Translate }): GuardianConsentView {
  const { minor: name, organisation, inCharge, signature, words } = page;
  const age = page.age === null ? "" : `${t("people:consent.ageNote", { name, age: page.age })} `;
  const phone = inCharge?.phone ? { name: inCharge.name, number: inCharge.phone } : organisation.phone ? { name: organisation.name, number: organisation.phone } : null;
  const told = inCharge ? t("people:consent.told", { name, inCharge: inCharge.name }) : t("people:consent.toldOne", { name });
  const outcome = page.refusedByOther.length > 0 ? "none" : (page.outcome ?? "none");
  return {
    standing: page.standing, over: page.over, revision: page.revision, minor: name, title: page.title, lead: words.lead, what: page.about,
    facts: {
      when: page.when, what: [page.about, page.place].filter(Boolean).join(". "),
      inCharge: inCharge ? {
        text: t("people:consent.inCharge", { name: inCharge.name }), supervision: inCharge.supervision,
        phone: inCharge.phone ? { href: tel(inCharge.phone), text: formatPhone(inCharge.phone) } : null,
      } : null,
      asks: t("people:consent.asks", { name: organisation.name }), asksText: t("people:consent.eik", { city: organisation.city, eik: organisation.eik }),
      hold: holdText(page, locale, t),
    },
    call: phone ? { name: phone.name, href: tel(phone.number), text: formatPhone(phone.number) } : null,
    points: page.points.map((point) => ({ ...point, answerText: point.answer ? words.answers[point.answer] : "" })),
    answers: words.answers, relations: guardianRelations.map((value) => ({ value, text: words.relations[value] })),
    declaration: words.declaration, withdrawal: words.withdrawal, note: `${age}${words.note}`,
    signedTitle: t(`people:consent.signedTitle.${outcome}`, { name }), told, email: page.guardian.email,
    signature: signature ? {
      name: signature.name ?? t("people:consent.forgotten"),
      small: t("people:consent.signature", { relation: words.relations[signature.relation], date: formatDate(signature.at, locale), time: formatTime(signature.at, locale), number: page.number }),
    } : null,
    withdrawText: inCharge ? t("people:consent.withdrawText", { name, inCharge: inCharge.name }) : t("people:consent.withdrawTextNone", { name }),
    withdrawn: withdrawnView(page, locale, t),
    refused: page.refusedByOther.length > 0 ? t("people:consent.otherRefused", { what: page.refusedByOther.join(", ") }) : null,
  };
}
