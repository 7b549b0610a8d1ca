/** Sizes of what is stuck on boxes and shelves, in millimetres. */
export const labelFormats = {
  /** A4 with 24 labels of 70 × 37 mm: three in a row, eight rows, half a millimetre left at top and bottom. */
  sheet: { page: [210, 297], label: [70, 37], columns: 3, rows: 8, top: 0.5, qr: 25 },
  /** One label a page, for a roll printer. */
  single: { page: [62, 29], label: [62, 29], columns: 1, rows: 1, top: 0, qr: 23 },
} as const;
export type LabelFormat = keyof typeof labelFormats;
export const perSheet = 24;

/** One label, its lines finished in the reader's language. */
export interface Label {
  /** Bare look code: the QR's whole text, so that a scanner types nothing else. */
  readonly code: string;
  /** Largest: „№ 131“, „А2“. Empty on a label that waits for its lot. */
  readonly title: string;
  readonly lines: readonly string[];
}
