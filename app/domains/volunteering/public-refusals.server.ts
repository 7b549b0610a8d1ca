import { and, eq, gte, lte, min } from "drizzle-orm";
import { minorRule, volunteerRules } from "~db/schema/volunteering-acts.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { refuse, type Refused } from "~/platform/errors/result";
import { instantAt, localDateOf, localTimeOf } from "~/platform/time/local-date";
import { ageOn } from "../people/api";
import { adultAge, minutesBetween } from "./model";
import type { AskedPosition } from "./positions.server";
import type { SignUpInput } from "./schemas";

export type PublicRefusal =
  | "shift_started" | "shift_cancelled" | "not_open_yet" | "adults_only" | "too_young" | "work_barred" | "outside_minor_hours" | "too_long_for_minor"
  | "birth_date_missing" | "birth_date_wrong" | "guardian_missing" | "party_with_minor" | "party_youngest_missing" | "party_declaration_missing" | "party_too_large" | "rules_changed";
type Refusal = Refused<PublicRefusal> | null;

/** What the page may say to anybody: it follows from the shift and the form alone, never from what we know about a person. */
export async function publicRefusal(reader: Reader, ctx: Ctx, at: AskedPosition, input: SignUpInput): Promise<Refusal> {
  const now = ctx.clock.now();
  if (at.cancelledAt) return refuse("shift_cancelled");
  if (at.startsAt <= now) return refuse("shift_started");
  if (at.opensAt && at.opensAt > now) return refuse("not_open_yet");
  return partyRefusal(at, input) ?? minorRefusal(ctx, at, input) ?? (await ageRefusal(reader, at, input)) ?? (await rulesRefusal(reader, input));
}

function partyRefusal(at: AskedPosition, { partySize, partyMinors, partyYoungest, partyDeclared, minor }: SignUpInput): Refusal {
  if (minor && partySize > 1) return refuse("party_with_minor", {}, "minor");
  if (partySize > at.capacity) return refuse("party_too_large", { n: at.capacity }, "partySize");
  if (partyMinors === 0) return null;
  if (partyMinors >= partySize) return refuse("party_too_large", { n: partySize - 1 }, "partyMinors");
  if (partyYoungest === undefined) return refuse("party_youngest_missing", {}, "partyYoungest");
  return partyDeclared ? null : refuse("party_declaration_missing", {}, "partyDeclared");
}

function minorRefusal(ctx: Ctx, at: AskedPosition, { minor, birthDate, guardianName, guardianEmail }: SignUpInput): Refusal {
  if (!minor) return null;
  if ((at.minAge ?? 0) >= adultAge) return refuse("adults_only", {}, "minor");
  if (!birthDate) return refuse("birth_date_missing", {}, "birthDate");
  if (birthDate >= localDateOf(ctx.clock.now())) return refuse("birth_date_wrong", {}, "birthDate");
  // Who turns 18 before the shift is an adult on its day and needs nobody's consent.
  const adult = ageOn(birthDate, localDateOf(at.startsAt)) >= adultAge;
  return adult || (guardianName && guardianEmail) ? null : refuse("guardian_missing", {}, guardianName ? "guardianEmail" : "guardianName");
}

/** The youngest who comes, by the least age of the position and the rules for people under 18 (V5, for this shift alone). */
async function ageRefusal(reader: Reader, at: AskedPosition, input: SignUpInput): Promise<Refusal> {
  const field = input.minor ? "birthDate" : "partyYoungest";
  const age = input.minor && input.birthDate ? ageOn(input.birthDate, localDateOf(at.startsAt)) : input.partyMinors > 0 ? input.partyYoungest : undefined;
  if (age === undefined) return null;
  if (age < (at.minAge ?? 0)) return refuse("too_young", { needed: at.minAge ?? 0, age }, field);
  if (age >= adultAge) return null;
  const [rule] = await reader.select().from(minorRule).where(and(lte(minorRule.ageFrom, age), gte(minorRule.ageTo, age)));
  if (!rule) {
    const [least] = await reader.select({ age: min(minorRule.ageFrom) }).from(minorRule);
    return refuse("too_young", { needed: least?.age ?? adultAge, age }, field);
  }
  if (!rule.workClasses.includes(at.workClass)) return refuse("work_barred", { class: at.workClass, age }, field);
  const day = localDateOf(at.startsAt);
  // The end as an instant of that day: 17:00 – 01:00 does not pass a limit of 20:00.
  const endsLate = at.endsAt > instantAt(day, rule.latestEnd);
  if (localTimeOf(at.startsAt) < rule.earliestStart || endsLate) return refuse("outside_minor_hours", { earliest: rule.earliestStart, latest: rule.latestEnd }, field);
  const minutes = minutesBetween(at.startsAt, at.endsAt);
  return minutes > rule.dayMinutes ? refuse("too_long_for_minor", { limit: rule.dayMinutes, minutes }, field) : null;
}

/** A version nobody has published: the form is older than the house, or somebody plays with it. */
export async function rulesRefusal(reader: Reader, { rulesVersion }: Pick<SignUpInput, "rulesVersion">): Promise<Refusal> {
  if (rulesVersion === undefined) return null;
  const [row] = await reader.select({ version: volunteerRules.version }).from(volunteerRules).where(eq(volunteerRules.version, rulesVersion));
  return row ? null : refuse("rules_changed");
}
