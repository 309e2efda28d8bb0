/** What a field says of its factor: the part of its name behind the dash. */
export interface Kind {
  /** The factor as it was, or was on the average: what the house means by a property. */
  readonly isObservation?: boolean;
  /** Added up over a time. */
  readonly isTotal?: boolean;
  /** Its own unit, where that is not the factor's. */
  readonly unit?: string;
}

/** The fields that hold numbers (HJ 212-2017 table 4). */
export const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['Rtd', { isObservation: true }],
  ['Avg', { isObservation: true }],
  ['Min', {}],
  ['Max', {}],
  ['Cou', { isTotal: true }],
  // 折算: as it would be with the standard's share of oxygen
  ['ZsRtd', {}],
  ['ZsAvg', {}],
  ['ZsMin', {}],
  ['ZsMax', {}],
  // Treatment works: their state now, and the hours of a day that they ran
  ['RS', { unit: '1' }],
  ['RT', { unit: 'h', isTotal: true }],
  // Noise
  ['Data', { unit: 'dB' }],
  ['DayData', { unit: 'dB' }],
  ['NightData', { unit: 'dB' }],
]);
