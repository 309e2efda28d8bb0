import type { DroughtMeasureKey } from '../../domain/drought.ts';
import { DAY_MS } from '../../domain/time.ts';
import type { BasinDays, DailyRecord } from '../record/daily-record.ts';
import { KNOWN, sameDays, sumOf } from '../record/year-blocks.ts';
import { type Fit, gamma, logLogistic } from './distributions.ts';
import { mci } from './mci.ts';
import { standardisedIndex } from './standardised-index.ts';

/** A sub-basin's past year, and the record of it that the year is held against. */
export interface BasinPast {
  readonly id: string;
  /** Its last day is the one that is judged. */
  readonly present: DailyRecord;
  readonly reference: DailyRecord;
}

export type IndexKey = Exclude<DroughtMeasureKey, 'soil' | 'inflow'>;

/** An index, the rain and evaporation of its span (mm), and how many days of it were known; NaN where it is not. */
export interface BasinIndex {
  readonly value: number;
  readonly days: number;
  readonly rain: number;
  readonly evaporation: number;
  /** Days of the span whose rain, and whose evaporation, is known. */
  readonly known: { readonly rain: number; readonly evaporation: number };
  /** Years that it is held against. */
  readonly years: number;
}

/** SPI and SPEI of 30, 90 and 365 days and MCI, each by the same days of the reference years and no later ones. */
export function basinIndices(past: BasinPast): Readonly<Record<IndexKey, BasinIndex>> {
  const standard = (days: number, kind: 'spi' | 'spei') => standardised(past, days, KINDS[kind]);
  return {
    spi1: standard(30, 'spi'),
    spi3: standard(90, 'spi'),
    spi12: standard(365, 'spi'),
    spei1: standard(30, 'spei'),
    spei3: standard(90, 'spei'),
    spei12: standard(365, 'spei'),
    mci: mciOf(past),
  };
}

interface Kind {
  readonly fit: Fit;
  readonly zeroApart: boolean;
  readonly of: (days: BasinDays, count: number) => number;
}

const KINDS: Readonly<Record<'spi' | 'spei', Kind>> = {
  spi: { fit: gamma, zeroApart: true, of: ({ rain }, count) => sumOf(rain, count) },
  spei: {
    fit: logLogistic,
    zeroApart: false,
    of: ({ rain, evaporation }, count) => sumOf(rain, count) - sumOf(evaporation, count),
  },
};

/** Fewer years are no climate: GB/T 20481 asks for thirty, a new network may have ten. */
export const FEWEST_YEARS = 10;

function standardised(past: BasinPast, days: number, { fit, zeroApart, of }: Kind): BasinIndex {
  const usual = blocksOf(past, days)
    .map((block) => of(block, days))
    .filter((sum) => !Number.isNaN(sum));
  const values = Float64Array.from([...usual, of(presentDays(past, days), days)]);
  const reference = [0, usual.length] as const;
  const index = standardisedIndex(values, { stepsPerYear: 1, fit, zeroApart, reference });
  return {
    ...spanOf(past, days),
    value: usual.length < FEWEST_YEARS ? Number.NaN : (index.at(-1) ?? Number.NaN),
    years: usual.length,
  };
}

/** Its longest part looks back so many days. */
const MCI_DAYS = 150;
/** A day that the index is not wanted of. */
const NO_DAY = 366;

/** The blocks of the years one after the other: only the last day of each is judged, and it looks back no further than its block. */
function mciOf(past: BasinPast): BasinIndex {
  const blocks = [...blocksOf(past, MCI_DAYS).filter(isWhole), presentDays(past, MCI_DAYS)];
  const joined = (what: keyof BasinDays) =>
    Float64Array.from(blocks.flatMap((block) => [...filled(block[what])]));
  const dayOfYear = Uint16Array.from({ length: blocks.length * MCI_DAYS }, (_, at) =>
    (at + 1) % MCI_DAYS === 0 ? 0 : NO_DAY,
  );
  const days = { rain: joined('rain'), evaporation: joined('evaporation'), dayOfYear };
  const years = blocks.length - 1;
  const index = mci(days, undefined, { reference: [0, years * MCI_DAYS] }).mci.at(-1);
  const known = isWhole(blocks.at(-1) as BasinDays) && years >= FEWEST_YEARS;
  return { ...spanOf(past, MCI_DAYS), value: known ? (index ?? Number.NaN) : Number.NaN, years };
}

function isWhole({ rain, evaporation }: BasinDays): boolean {
  const spans = [30, 60, 90, MCI_DAYS].map((days) => sumOf(rain, days));
  return ![...spans, sumOf(evaporation, 30)].some(Number.isNaN);
}

/** A day without a value counts as the mean of the others. */
function filled(values: Float64Array): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return values.map((value) => (Number.isNaN(value) ? mean : value));
}

function blocksOf({ id, present, reference }: BasinPast, days: number): BasinDays[] {
  const last = present.from + (present.days - 1) * DAY_MS;
  const basin = reference.basins[id];
  if (!basin) return [];
  return sameDays(reference, last, { back: days, apartFrom: last }).map((at) => ({
    rain: basin.rain.subarray(at + 1 - days, at + 1),
    evaporation: basin.evaporation.subarray(at + 1 - days, at + 1),
  }));
}

function presentDays({ id, present }: BasinPast, days: number): BasinDays {
  const { rain, evaporation } = present.basins[id] ?? { rain: NONE, evaporation: NONE };
  return { rain: lastOf(rain, days), evaporation: lastOf(evaporation, days) };
}

const NONE = new Float64Array(0);

/** The last ones, unknown where the record is shorter. */
function lastOf(values: Float64Array, days: number): Float64Array {
  const last = new Float64Array(days).fill(Number.NaN);
  const there = values.subarray(-days);
  last.set(there, days - there.length);
  return last;
}

function spanOf(past: BasinPast, days: number): Omit<BasinIndex, 'value' | 'years'> {
  const { rain, evaporation } = presentDays(past, days);
  const count = (values: Float64Array) => values.filter((value) => !Number.isNaN(value)).length;
  return {
    days,
    rain: sumOf(rain, days),
    evaporation: sumOf(evaporation, days),
    known: { rain: count(rain), evaporation: count(evaporation) },
  };
}

/** Whether so many days of a span are enough. */
export function isEnough(known: number, days: number): boolean {
  return known >= KNOWN * days;
}
