import { z } from "zod";
import { idField, oneLine } from "~/platform/forms/fields";
import { parseLocalDate, type LocalDate } from "~/platform/time/local-date";
import { parseLookCode } from "~/platform/tokens/look-code";
import { dispositions, parseQuantity, rejectReasons, storages, typedUnits, type OfferLineId, type ReceiptId, type TypedUnit } from "./model";
import { ageBands, parseTemperature, warmestTenths, type AgeBand } from "./receiving-rules";
import { maxLines, sentence, ticked } from "./schemas";

const short = (max: number) => z.string().trim().max(max).optional();

/** One lot of a receipt form, still as typed. */
const typedLot = z.object({
  quantity: short(20),
  expiryKind: z.enum(["use_by", "best_before"]).optional(),
  expiry: short(14),
  storage: z.enum(storages).optional(),
  temperature: short(10),
  warmAccepted: ticked,
  size: short(30),
  ageBand: z.enum(ageBands).optional(),
  donorLotCode: short(40),
  shelf: short(40),
  /** Scanned: a shelf's label beats the list, a printed label becomes the lot's own. */
  shelfLabel: short(60),
  label: short(60),
});
type TypedLot = z.output<typeof typedLot>;

export interface ReceivedLot {
  readonly quantity: number;
  readonly useBy: LocalDate | null;
  readonly bestBefore: LocalDate | null;
  readonly storage: (typeof storages)[number];
  readonly temperatureTenths?: number | null;
  /** Somebody takes it in although it is too warm; the storekeeper's account is kept beside it. */
  readonly warmAccepted?: boolean;
  readonly size?: string | null;
  readonly ageBand?: AgeBand | null;
  readonly donorLotCode?: string | null;
  readonly shelfId?: string | null;
  readonly shelfLabel?: string | null;
  /** A label printed before, still without a lot. */
  readonly label?: string | null;
}
export interface ReceivedLine {
  readonly offerLineId: OfferLineId;
  readonly itemName: string;
  readonly arrived: number;
  readonly rejected: number;
  readonly quarantined: number;
  readonly rejectReason: (typeof rejectReasons)[number] | null;
  readonly disposition: (typeof dispositions)[number] | null;
  readonly photoIds?: readonly string[];
  readonly lots: readonly ReceivedLot[];
}

type Flaw = (path: (string | number)[], code: string) => void;

/** The day, the measure and the scanned codes of one lot. */
function readLot(lot: TypedLot, index: number, quantity: number, flaw: Flaw): ReceivedLot {
  const at = (field: string, code: string) => flaw(["lots", index, field], code);
  const day = lot.expiry ? parseLocalDate(lot.expiry) : null;
  if (lot.expiry && !day) at("expiry", "date_malformed");
  const storage = lot.storage ?? "room";
  const measured = lot.temperature ? parseTemperature(lot.temperature) : null;
  if (measured && !measured.ok) at("temperature", measured.refusal.code);
  if (!measured && warmestTenths[storage] !== null) at("temperature", "temperature_missing");
  const code = (field: "shelfLabel" | "label"): string | null => {
    if (!lot[field]) return null;
    const parsed = parseLookCode(lot[field]);
    if (!parsed) at(field, "label_malformed");
    return parsed;
  };
  return {
    quantity, storage, useBy: lot.expiryKind !== "best_before" ? day : null, bestBefore: lot.expiryKind === "best_before" ? day : null,
    temperatureTenths: measured?.ok ? measured.value : null, warmAccepted: lot.warmAccepted,
    size: lot.size || null, ageBand: lot.ageBand ?? null, donorLotCode: lot.donorLotCode || null,
    shelfId: lot.shelf || null, shelfLabel: code("shelfLabel"), label: code("label"),
  };
}

/** A single lot left without a quantity takes all that was accepted; several must add up to it. */
function readLots(typed: readonly TypedLot[], unit: TypedUnit, accepted: number, flaw: Flaw): ReceivedLot[] {
  if (accepted <= 0) return [];
  const rows = typed.map((lot, index) => ({ lot, index })).filter(({ lot, index }) => index === 0 || lot.quantity || lot.expiry);
  const only = rows.length <= 1;
  const lots = (rows.length ? rows : [{ lot: { warmAccepted: false } as TypedLot, index: 0 }]).map(({ lot, index }): ReceivedLot => {
    const parsed = only && !lot.quantity ? { ok: true as const, value: accepted } : parseQuantity(lot.quantity ?? "", unit);
    if (!parsed.ok) flaw(["lots", index, "quantity"], parsed.refusal.code);
    return readLot(lot, index, parsed.ok ? parsed.value : 0, flaw);
  });
  if (lots.every((lot) => lot.quantity > 0) && lots.reduce((sum, lot) => sum + lot.quantity, 0) !== accepted) {
    flaw(["lots", 0, "quantity"], "lots_do_not_add_up");
  }
  return lots;
}

const typedLots = z.array(typedLot).max(maxLines).default([]);
const amount = z.string().trim().max(20).default("");

const receivedLine = z.object({
  offerLineId: idField<OfferLineId>(),
  unit: z.enum(typedUnits),
  itemName: oneLine(120),
  arrived: amount,
  rejected: amount,
  quarantined: amount,
  rejectReason: z.enum(rejectReasons).optional(),
  disposition: z.enum(dispositions).default("returned"),
  /** Ids of photos kept already, one a line break apart: a browser does not send a chosen file twice. */
  photoIds: z.string().max(400).default(""),
  lots: typedLots,
}).transform((line, check): ReceivedLine => {
  const flaw: Flaw = (path, code) => check.addIssue({ code: "custom", message: sentence(code), path });
  const count = (field: "arrived" | "rejected" | "quarantined"): number => {
    const text = line[field] === "" && field !== "arrived" ? "0" : line[field];
    const parsed = parseQuantity(text, line.unit, "allowed");
    if (!parsed.ok) flaw([field], parsed.refusal.code);
    return parsed.ok ? parsed.value : 0;
  };
  const [arrived, rejected, quarantined] = [count("arrived"), count("rejected"), count("quarantined")];
  const accepted = arrived - rejected - quarantined;
  if (accepted < 0) flaw(["rejected"], "more_than_arrived");
  if (rejected > 0 && !line.rejectReason) flaw(["rejectReason"], "reject_reason_missing");
  return {
    offerLineId: line.offerLineId, itemName: line.itemName, arrived, rejected, quarantined,
    rejectReason: rejected > 0 ? (line.rejectReason ?? null) : null,
    disposition: rejected > 0 ? line.disposition : null,
    lots: readLots(line.lots, line.unit, accepted, flaw),
  };
});

/** A delivery note may have more lines than a donor's form; above this the browser itself is slow. */
const maxReceiptLines = 120;

export const receiveForm = z.object({ receiptId: idField<ReceiptId>(), lines: z.array(receivedLine).min(1).max(maxReceiptLines) });
export type ReceiveInput = z.output<typeof receiveForm>;

/** What becomes of goods that were held: how much of them is refused; the rest is accepted into lots. */
export const quarantineForm = z.object({
  unit: z.enum(typedUnits),
  held: z.coerce.number().int().positive(),
  rejected: amount,
  rejectReason: z.enum(rejectReasons).optional(),
  disposition: z.enum(dispositions).default("returned"),
  lots: typedLots,
}).transform((value, check) => {
  const flaw: Flaw = (path, code) => check.addIssue({ code: "custom", message: sentence(code), path });
  const parsed = parseQuantity(value.rejected === "" ? "0" : value.rejected, value.unit, "allowed");
  if (!parsed.ok) flaw(["rejected"], parsed.refusal.code);
  const rejected = parsed.ok ? parsed.value : 0;
  if (rejected > value.held) flaw(["rejected"], "more_than_held");
  if (rejected > 0 && !value.rejectReason) flaw(["rejectReason"], "reject_reason_missing");
  return {
    rejected, rejectReason: rejected > 0 ? (value.rejectReason ?? null) : null, disposition: rejected > 0 ? value.disposition : null,
    lots: readLots(value.lots, value.unit, value.held - rejected, flaw),
  };
});
