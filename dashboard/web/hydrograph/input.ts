import type { Hazard } from '../../../domain/station.ts';
import type { Zone } from '../format/time.ts';
import type { Line } from '../registry/lines.ts';
import type { Language } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';
import type { ForecastCourse } from './forecast-course.ts';
import type { Columns } from './points.ts';

/** Amounts that fell in steps of equal length. */
export interface Bars {
  readonly times: readonly number[];
  readonly amounts: readonly number[];
  readonly step: number;
}

/** A course that is supposed, not observed, in equal steps from a time on, ms. */
export interface Supposed {
  readonly id: string;
  /** As it is written beside the line. */
  readonly name: string;
  readonly start: number;
  readonly step: number;
  readonly values: readonly number[];
}

/** All that a hydrograph shows. Times are epoch ms, values in the property's unit. */
export interface HydrographInput {
  readonly width: number;
  readonly height: number;
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly columns: Columns;
  /** Points further apart than this are not joined, ms. */
  readonly gap: number;
  readonly decimals: number;
  readonly lines: readonly Line[];
  /** Which lines matter now: of these the nearest beyond the edge is pointed at. */
  readonly hazard: Hazard;
  /** Rain at the station, drawn from the top. */
  readonly rain?: Bars | undefined;
  /** The series itself as bars from the bottom: for totals. */
  readonly bars?: Bars | undefined;
  /** What is forecast, drawn as median and bands from its issue on. */
  readonly forecast?: ForecastCourse | undefined;
  /** What was forecast before, drawn as thin lines. */
  readonly earlier?: readonly ForecastCourse[] | undefined;
  /** The crest that is expected, where one is to be told. */
  readonly crest?: { readonly time: number; readonly value: number } | undefined;
  /** What-ifs, drawn as dashed lines. */
  readonly supposed?: readonly Supposed[] | undefined;
  readonly speech: { zone: Zone; language: Language; words: Dictionary };
}
