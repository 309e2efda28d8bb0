import type { Station } from '../../domain/station.ts';

/**
 * A basin that can be asked what its sensors would say.
 * Is: pure and seeded; asked twice, in any order, it gives the same answer. Is not: faulty (see faults.ts).
 */
export interface Basin {
  /**
   * What a station's sensor of `property` says at the end of `span`, in the property's canonical unit, unrounded;
   * totals cover the span. undefined for a property that this basin does not know.
   */
  sense(station: Station, property: string, span: Span): number | undefined;
}

/** The time (from, to], epoch ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
