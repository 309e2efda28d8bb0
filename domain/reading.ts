/** What one sensor said of one moment, as the frame has it: not matched, converted or judged. */
export interface Reading {
  /** Epoch ms. The end of the interval for totals. */
  readonly time: number;
  /** The codec's own name of the element: "Z", "PJ", "stage". */
  readonly element: string;
  /** The observed property this element means to the house, if any. */
  readonly property: string | undefined;
  /** null: the gear said that it has no value. */
  readonly value: number | null;
  /** undefined: the format names no unit; the series' registered one holds. */
  readonly unit: string | undefined;
}

/** A decoded frame, or why it cannot be decoded. Bad input is data. `at` is the offset of the offending byte. */
export type Decoded =
  | { ok: true; station: string; function?: string; readings: Reading[] }
  | { ok: false; reason: string; at?: number };
