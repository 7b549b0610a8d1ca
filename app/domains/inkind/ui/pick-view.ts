import { newId } from "~/platform/ids/ids";
import type { PickList, PickLine } from "../queries/pick-list.server";
import type { PickLineShown, PickLot } from "./PickLine";

type Lot = PickLine["proposal"]["taken"][number]["lot"];
const shown = (lot: Lot): PickLot => ({ id: lot.id, number: lot.number, free: Math.max(lot.onHand - lot.promised, 0), shelf: lot.shelf, useBy: lot.useBy, bestBefore: lot.bestBefore });

function pickLine(line: PickLine): PickLineShown {
  const { taken, skipped, short } = line.proposal;
  const past = skipped.filter(({ lot, why }) => why === "best_before" && lot.onHand > lot.promised);
  return {
    id: line.id, description: line.description, size: line.size, unit: line.unit, open: line.open, left: line.short, item: line.item, items: line.items,
    takes: [
      ...taken.map(({ lot, quantity }) => ({ promiseId: newId() as string, quantity, past: false, lot: shown(lot) })),
      ...(short > 0 ? past.map(({ lot }) => ({ promiseId: newId() as string, quantity: 0, past: true, lot: shown(lot) })) : []),
    ],
    skipped: skipped.map(({ lot, why }) => ({ lot: shown(lot), why })), missing: short, kept: line.kept,
  };
}

/** The pick list as its page draws it: lines that still wait for something, and those that are ready to be handed over. */
export const pickView = (list: PickList): readonly PickLineShown[] => list.lines.filter((line) => line.open > 0).map(pickLine);
