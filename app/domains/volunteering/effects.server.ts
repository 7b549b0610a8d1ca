import { createHash } from "node:crypto";
import { and, asc, inArray } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type RefusalFacts, type Result } from "~/platform/errors/result";
import { personNames } from "../people/api.server";
import { openStates, type SignupState } from "./model";

/** What a change does to the people who signed up. */
interface Effect {
  readonly signupId: string;
  readonly personId: string;
  readonly kind: "ended" | "consent" | "clearance";
}

export type Snapshot = ReadonlyMap<string, { readonly personId: string; readonly state: SignupState }>;

/** Everybody of these shifts who is still to come or waits, before a change. */
export async function snapshotOf(tx: Tx, shiftIds: readonly string[]): Promise<Snapshot> {
  if (shiftIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: signup.id, personId: signup.personId, state: signup.state })
    .from(signup)
    .where(and(inArray(signup.shiftId, [...shiftIds]), inArray(signup.state, [...openStates])))
    .orderBy(asc(signup.id));
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

const kindOf = (before: SignupState, after: SignupState): Effect["kind"] | null => {
  if (before === after) return null;
  if (after === "pending_consent") return "consent";
  if (after === "pending_clearance") return "clearance";
  return (openStates as readonly SignupState[]).includes(after) ? null : "ended";
};

async function effectsSince(tx: Tx, before: Snapshot): Promise<readonly Effect[]> {
  if (before.size === 0) return [];
  const rows = await tx.select({ id: signup.id, state: signup.state }).from(signup).where(inArray(signup.id, [...before.keys()])).orderBy(asc(signup.id));
  return rows.flatMap((row) => {
    const known = before.get(row.id)!;
    const kind = kindOf(known.state, row.state);
    return kind ? [{ signupId: row.id, personId: known.personId, kind }] : [];
  });
}

const mostNames = 12;

async function factsOf(tx: Tx, effects: readonly Effect[]): Promise<RefusalFacts> {
  const count = (kind: Effect["kind"]) => effects.filter((one) => one.kind === kind).length;
  const namesOf = async (kind: Effect["kind"]) => {
    const ids = [...new Set(effects.filter((one) => one.kind === kind).map((one) => one.personId))];
    const names = [...(await personNames(tx, ids)).values()].toSorted((a, b) => a.localeCompare(b, "bg"));
    return [...names.slice(0, mostNames), ...(names.length > mostNames ? [`+${names.length - mostNames}`] : [])].join(", ");
  };
  const seen = createHash("sha256").update(effects.map((one) => `${one.signupId}${one.kind}`).join()).digest("hex").slice(0, 16);
  const kinds = ["ended", "consent", "clearance"] as const;
  const names = await Promise.all(kinds.map(namesOf));
  return { n: effects.length, ...Object.fromEntries(kinds.flatMap((kind, at) => [[kind, count(kind)], [`${kind}Names`, names[at]!]])), seen };
}

/**
 * After a change and within its transaction: takes it back (a refusal rolls back) until the coordinator has seen whom it ends or asks
 * again, and said yes to exactly that. Facts: `ended`, `consent`, `clearance`, each with names, and `seen` to say yes with.
 */
export async function agreedEffects(tx: Tx, before: Snapshot, seen: string | undefined): Promise<Result<{ affected: number }, "affects_people">> {
  const effects = await effectsSince(tx, before);
  if (effects.length === 0) return ok({ affected: 0 });
  const facts = await factsOf(tx, effects);
  return facts.seen === seen ? ok({ affected: effects.length }) : refuse("affects_people", facts);
}
