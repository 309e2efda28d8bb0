import type { PropertyKey } from '../../../domain/property.ts';
import { FAMILIES, ROWS, type Row, STATES } from './element-table.ts';
import { hex } from './hex.ts';

/** A kind of number that a station reports. */
export interface Element {
  /** The ASCII identifier: "Z"; of an element without one, its lead bytes: "76", "FF11", or "ACH" as AC is another. */
  readonly id: string;
  /** The bytes that name it: the lead byte, or FF and the extension. */
  readonly lead: readonly number[];
  /** undefined: the maker's own element, of which the standard says nothing. */
  readonly unit: string | undefined;
  readonly property: PropertyKey | undefined;
  /** N(digits, decimals): how it is written where nobody says otherwise. */
  readonly digits: number;
  readonly decimals: number;
  readonly form: Form;
  /** Numbers that name a state, not a size: they are read as no value. */
  readonly states: readonly number[];
}

/** number: BCD · rain, stages: an hour of five-minute values, HEX · bits: HEX · free: its maker's, BCD as a rule */
export type Form = 'number' | 'rain' | 'stages' | 'bits' | 'free';

/** The element with that lead byte; undefined for 00, which is none, and for the guides F0–F3, FD and FF. */
export function elementLedBy(lead: number): Element | undefined {
  return BY_LEAD[lead];
}

/** The maker's own element FFxx. */
export function extension(byte: number): Element | undefined {
  return EXTENSIONS[byte];
}

/** The element with that identifier, or undefined. */
export function elementNamed(id: string): Element | undefined {
  return BY_ID.get(id);
}

/** An element of a maker's own, of which the standard says nothing. */
export function makersElement(id: string): Element {
  const unknown = { unit: undefined, property: undefined, form: 'free', states: [] } as const;
  return { id, lead: [], digits: 8, decimals: 3, ...unknown };
}

const STANDARD = [
  ...Object.entries(ROWS).map(([lead, row]) => element(Number(lead), row)),
  ...Object.entries(FAMILIES).flatMap(([first, [id, ...rest]]) =>
    Array.from({ length: 8 }, (_, i) => element(Number(first) + i, [`${id}${i + 1}`, ...rest])),
  ),
];

/** 76 to EF, which the standard reserves and makers use, and FE. */
const OWN = [...Array.from({ length: 0xf0 - 0x76 }, (_, i) => 0x76 + i), 0xfe].map((lead) => {
  const id = hex(lead, 2);
  const isTaken = STANDARD.some((one) => one.id === id);
  return { ...makersElement(isTaken ? `${id}H` : id), lead: [lead] };
});

const EXTENSIONS: readonly Element[] = Array.from({ length: 256 }, (_, byte) => ({
  ...makersElement(`FF${hex(byte, 2)}`),
  lead: [0xff, byte],
}));

const BY_LEAD: (Element | undefined)[] = Array.from({ length: 256 });
for (const one of [...STANDARD, ...OWN]) BY_LEAD[one.lead[0] ?? 0] = one;

const BY_ID = new Map([...STANDARD, ...OWN, ...EXTENSIONS].map((one) => [one.id, one] as const));

function element(lead: number, [id, unit, digits, decimals, property]: Row): Element {
  const states = STATES[id] ?? [];
  return { id, lead: [lead], unit, property, digits, decimals, form: formOf(lead), states };
}

function formOf(lead: number): Form {
  if (lead === 0x45) return 'bits';
  if (lead === 0xf4) return 'rain';
  return lead >= 0xf5 ? 'stages' : 'number';
}
