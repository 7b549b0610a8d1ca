import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { adultAge } from "../model";
import type { PublicPosition } from "../queries/shift-fields.server";
import { seatsText } from "./shift-row";

/** One kind of work of a shift, as the form offers it. */
export interface PositionView {
  readonly id: string;
  readonly name: string;
  /** Places, age, work and papers in one line. */
  readonly line: string;
  /** Where the shift has one kind of work only: what its facts add to the shift's. */
  readonly work: string | null;
  readonly checks: string | null;
  readonly full: boolean;
}

const ageText = (minAge: number, t: Translate): string => (minAge >= adultAge ? t("volunteering:tags.adults") : t("volunteering:tags.from", { n: minAge }));

export function positionView(position: PublicPosition, { t }: { readonly locale: Locale; readonly t: Translate }): PositionView {
  const work = position.workClass === "general" ? null : t(`volunteering:workClass.${position.workClass}`);
  const checks = position.requiredChecks.length > 0 ? position.requiredChecks.map((kind) => t(`volunteering:checkKind.${kind}`)).join(", ") : null;
  const parts = [seatsText(position, t), position.minAge === null ? null : ageText(position.minAge, t), work, checks && t("volunteering:form.checks", { what: checks })];
  return {
    id: position.id, name: position.name, full: position.free === 0,
    line: parts.filter(Boolean).join(" · "),
    work: work && t("volunteering:form.work", { work }), checks: checks && t("volunteering:form.checks", { what: checks }),
  };
}
