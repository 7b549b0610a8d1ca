import { asc, eq } from "drizzle-orm";
import { volunteerRules } from "~db/schema/volunteering-acts.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { type LocalDate, localDateOf } from "~/platform/time/local-date";
import { publishRules, seeShifts, wholeHouse } from "../permissions";
import { rulesParts, type RulesPart } from "../rules-text";

export interface RulesVersion {
  readonly version: number;
  readonly validFrom: LocalDate;
}

const versionsOf = (reader: Reader): Promise<RulesVersion[]> =>
  reader.select({ version: volunteerRules.version, validFrom: volunteerRules.validFrom }).from(volunteerRules).orderBy(asc(volunteerRules.version));

/** The newest that is in force; of an organisation that postdates everything, the first. */
const inForce = (versions: readonly RulesVersion[], today: LocalDate): RulesVersion | null =>
  versions.filter((one) => one.validFrom <= today).at(-1) ?? versions[0] ?? null;

/** The version that a form shows and carries along. Anybody may read it. */
export async function currentRules(ctx: Ctx): Promise<RulesVersion | null> {
  authorize(ctx.actor, seeShifts);
  return inForce(await versionsOf(ctx.db), localDateOf(ctx.clock.now()));
}

export interface RulesPage extends RulesVersion {
  readonly parts: readonly RulesPart[];
  readonly standing: "current" | "older" | "coming";
  readonly current: number;
  /** Newest first. */
  readonly versions: readonly RulesVersion[];
  readonly mayPublish: boolean;
}

/** One version of the rules, the current one unless a number is given; null when there is no such version. Anybody may read it. */
export async function rulesPage(ctx: Ctx, input: { readonly version?: number | undefined; readonly locale: Locale }): Promise<RulesPage | null> {
  authorize(ctx.actor, seeShifts);
  const versions = await versionsOf(ctx.db);
  const current = inForce(versions, localDateOf(ctx.clock.now()));
  const shown = input.version === undefined ? current : versions.find((one) => one.version === input.version);
  if (!shown || !current) return null;
  const textOf = async (version: number): Promise<string | null> => {
    const [row] = await ctx.db.select().from(volunteerRules).where(eq(volunteerRules.version, version));
    return row ? inLocale(input.locale, row.textBg, row.textEn) : null;
  };
  const [text, before] = await Promise.all([textOf(shown.version), textOf(shown.version - 1)]);
  return {
    ...shown, parts: rulesParts(text ?? "", before), current: current.version, versions: [...versions].reverse(),
    standing: shown.version === current.version ? "current" : shown.version < current.version ? "older" : "coming",
    mayPublish: allows(ctx.actor, publishRules, wholeHouse),
  };
}

/** What a new version starts from. Who: coordinators and the director of the whole organisation. */
export async function rulesDraft(ctx: Ctx): Promise<{ readonly after: number; readonly textBg: string; readonly textEn: string; readonly earliest: LocalDate; readonly versions: readonly RulesVersion[] }> {
  authorize(ctx.actor, publishRules, wholeHouse);
  const versions = await versionsOf(ctx.db);
  const last = versions.at(-1);
  const today = localDateOf(ctx.clock.now());
  const [row] = last ? await ctx.db.select().from(volunteerRules).where(eq(volunteerRules.version, last.version)) : [];
  return { after: last?.version ?? 0, textBg: row?.textBg ?? "", textEn: row?.textEn ?? "", earliest: last && last.validFrom > today ? last.validFrom : today, versions: [...versions].reverse() };
}
