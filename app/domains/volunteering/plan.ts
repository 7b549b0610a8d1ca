import { newId } from "~/platform/ids/ids";
import type { PositionPlan, WorkClass } from "./model";

/** What a caller must say of a position; the rest has a usual value. */
export interface PositionInput {
  readonly planId?: string | undefined;
  readonly nameBg?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly capacity: number;
  readonly minPeople?: number | undefined;
  readonly targetPeople?: number | null | undefined;
  readonly minAge?: number | null | undefined;
  readonly workClass?: WorkClass | null | undefined;
  readonly requiredChecks?: readonly string[] | undefined;
  /** Null: no such rule. Left out: the usual four. */
  readonly minorsPerAdult?: number | null | undefined;
  readonly ordinal?: number | undefined;
}

/** Most people under 18 for each adult, unless the coordinator says otherwise. */
const usualMinorsPerAdult = 4;

/** The plan of a shift, in the order of its positions; ids are kept, so that a plan typed anew is still the same rows. */
export function positionPlan(inputs: readonly PositionInput[]): readonly PositionPlan[] {
  return inputs
    .map((input, at): PositionPlan => ({
      planId: input.planId ?? newId(),
      nameBg: input.nameBg ?? "", nameEn: input.nameEn ?? "",
      capacity: input.capacity, minPeople: input.minPeople ?? Math.min(1, input.capacity), targetPeople: input.targetPeople ?? null,
      minAge: input.minAge ?? null, workClass: input.workClass ?? null, requiredChecks: [...(input.requiredChecks ?? [])].sort(),
      minorsPerAdult: input.minorsPerAdult === undefined ? usualMinorsPerAdult : input.minorsPerAdult,
      ordinal: input.ordinal ?? at,
    }))
    .sort((a, b) => a.ordinal - b.ordinal);
}

/** The plan a form or a caller means: its positions, or the simple shape. */
export const planOf = (input: { readonly positions?: readonly PositionInput[]; readonly capacity?: number; readonly minAge?: number }): readonly PositionPlan[] =>
  positionPlan(input.positions ?? [{ capacity: input.capacity ?? 1, minAge: input.minAge }]);
