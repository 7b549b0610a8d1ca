import { formatDuration } from "~/platform/i18n/format";
import { formatPhone } from "../../people/api";
import type { CandidatePage } from "../queries/candidates.server";
import { whenOf } from "../when";
import { momentSaid, nameOf, type Said } from "./desk-words";

export interface CandidateRow {
  readonly personId: string;
  readonly name: string;
  readonly notes: string;
  readonly phone: { readonly href: string; readonly text: string } | null;
  readonly tired: boolean;
  /** Can be ticked: has an e-mail and no invitation yet. */
  readonly tickable: boolean;
}

export interface CandidatesView {
  readonly shiftId: string;
  readonly positionId: string;
  readonly lead: string;
  readonly tasks: readonly { readonly value: string; readonly text: string }[];
  readonly rows: readonly CandidateRow[];
  readonly adultsOnly: boolean;
  readonly withTired: boolean;
  readonly addresses: { readonly adults: string; readonly tired: string; readonly next: string | null };
  readonly limitHours: number;
}

interface Asked {
  readonly shiftId: string;
  readonly adults?: "1" | undefined;
  readonly tired?: "1" | undefined;
}

export function candidatesView(page: CandidatePage, asked: Asked, said: Said): CandidatesView {
  const { t, locale } = said;
  const { position, limitMinutes } = page;
  const address = (change: Partial<Record<"adults" | "tired" | "after", string | undefined>>): string => {
    const all = { position: position.id, adults: asked.adults, tired: asked.tired, ...change };
    return `/staff/shifts/${asked.shiftId}/candidates?${new URLSearchParams(Object.entries(all).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString()}`;
  };
  return {
    shiftId: asked.shiftId, positionId: position.id,
    lead: t("volunteering:candidates.lead", { task: position.name, when: whenOf(position, locale) }),
    tasks: page.tasks.map((one) => ({ value: one.id, text: one.name })),
    rows: page.people.map((one) => {
      const tired = one.load > limitMinutes;
      const notes = [
        one.minor ? (one.age === null ? t("volunteering:desk.under18") : t("volunteering:desk.years", { n: one.age })) : "",
        one.came > 0 ? t("volunteering:candidates.came", { n: one.came }) : t("volunteering:candidates.cameNever"),
        one.load > 0 ? t("volunteering:candidates.minutes", { time: formatDuration(one.load, locale) }) : t("volunteering:candidates.noMinutes"),
        tired ? t("volunteering:candidates.over", { time: formatDuration(limitMinutes, locale) }) : "",
        one.minor ? t("volunteering:candidates.consent") : "",
        one.invitedAt ? t("volunteering:candidates.invited", { when: momentSaid(one.invitedAt, said) }) : one.hasEmail ? "" : t("volunteering:candidates.noEmail"),
      ];
      return {
        personId: one.personId, name: nameOf(one), notes: notes.filter(Boolean).join(" · "), tired, tickable: one.hasEmail && one.invitedAt === null,
        phone: one.phone ? { href: `tel:${one.phone}`, text: formatPhone(one.phone) } : null,
      };
    }),
    adultsOnly: asked.adults === "1", withTired: asked.tired === "1",
    addresses: {
      adults: address({ adults: asked.adults ? undefined : "1" }), tired: address({ tired: asked.tired ? undefined : "1" }), next: page.next ? address({ after: page.next }) : null,
    },
    limitHours: Math.round(limitMinutes / 60),
  };
}
