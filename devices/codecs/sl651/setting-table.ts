/** How a setting's data are written: see setting-data.ts. */
export type SettingForm =
  | 'number'
  | 'centres'
  | 'address'
  | 'password'
  | 'channel'
  | 'elements'
  | 'relayed'
  | 'card';

/** One setting of an RTU. */
export interface SettingRow {
  readonly lead: number;
  readonly name: string;
  readonly form: SettingForm;
  readonly unit: string;
  /** Of numbers, N(digits, decimals). */
  readonly digits: number;
  readonly decimals: number;
  /** Of numbers: the least and the most, where the table says so. */
  readonly range?: readonly [least: number, most: number];
}

type Numbered = readonly [
  name: string,
  unit: string,
  digits: number,
  decimals: number,
  range?: readonly [number, number],
];

/** SL 651-2014 table D.1, the basic configuration: 01 to 0F. */
export const CONFIGURATION: readonly SettingRow[] = [
  other(0x01, 'centres', 'centres'),
  other(0x02, 'address', 'address'),
  other(0x03, 'password', 'password'),
  ...[1, 2, 3, 4].flatMap((centre, i) => [
    other(0x04 + 2 * i, `centre-${centre}-main`, 'channel'),
    other(0x05 + 2 * i, `centre-${centre}-spare`, 'channel'),
  ]),
  // 1 reports unasked, 2 the same and waits for confirmation, 3 answers, 4 is repaired.
  number(0x0c, ['work-mode', '', 2, 0, [1, 4]]),
  other(0x0d, 'elements', 'elements'),
  other(0x0e, 'relayed', 'relayed'),
  other(0x0f, 'card', 'card'),
];

/** Table D.4 from 20 on, the running parameters of hydrology; stages are relative but for the base. */
const REPORTING: readonly Numbered[] = [
  ['report-interval', 'h', 2, 0, [1, 24]],
  ['added-report-interval', 'min', 2, 0, [0, 59]],
  ['rain-day-start', 'h', 2, 0, [0, 23]],
  ['sampling-interval', 's', 4, 0],
  ['stage-storing-interval', 'min', 2, 0, [1, 59]],
  ['rain-resolution', 'mm', 2, 1, [0.1, 1]],
  ['stage-resolution', 'cm', 2, 1, [0.1, 1]],
  ['rain-threshold', 'mm', 2, 0, [1, 99]],
  ...eight('stage-base', 'm', 7, 3),
  ...eight('stage-correction', 'm', 5, 3),
  ...eight('added-report-stage', 'm', 4, 2),
  ['threshold-above', 'm', 3, 2],
  ['threshold-below', 'm', 3, 2],
  ['discharge-threshold', 'm3/s', 6, 3],
  ['velocity-threshold', 'm/s', 5, 3],
  ['gate-threshold', 'm', 3, 2],
  ['power-threshold', 'kW', 6, 0],
  ['pressure-threshold', 'hPa', 4, 0],
  ['wind-threshold', 'm/s', 4, 2],
  ['water-temperature-threshold', 'degC', 2, 1],
];

/** 69 to 8D: upper and lower limits of water quality in turn, and the upper limit of discharge. */
const LIMITED: readonly Numbered[] = [
  ['water-temperature', 'degC', 3, 1],
  ['ph', '1', 2, 1],
  ['dissolved-oxygen', 'mg/L', 4, 1],
  ['permanganate-index', 'mg/L', 4, 1],
  ['conductivity', 'uS/cm', 5, 0],
  ['redox', 'mV', 5, 1],
  ['turbidity', 'NTU', 3, 0],
  ['ammonia-nitrogen', 'mg/L', 6, 2],
  ['total-nitrogen', 'mg/L', 5, 2],
  ['copper', 'mg/L', 7, 4],
  ['zinc', 'mg/L', 6, 4],
  ['fluoride', 'mg/L', 5, 2],
  ['selenium', 'mg/L', 7, 5],
  ['arsenic', 'mg/L', 7, 5],
  ['mercury', 'mg/L', 7, 5],
  ['cadmium', 'mg/L', 7, 5],
  ['organic-carbon', 'mg/L', 4, 2],
  ['chlorophyll', 'mg/L', 4, 2],
];

/** Table D.4, the running parameters: 20 to A8, but for the commands 97 and 98. */
export const PARAMETERS: readonly SettingRow[] = [
  ...from(0x20, REPORTING),
  ...from(0x49, limits(eight('intake-stage', 'm', 4, 2))),
  ...from(0x59, limits(eight('intake-pressure', 'kPa', 8, 2))),
  ...from(0x69, limits(LIMITED)),
  number(0x8d, ['discharge-upper', 'm3/s', 11, 3]),
  ...from(0x8e, eight('meter-credit', 'm3', 11, 3)),
  number(0x96, ['allowance', 'm3', 11, 3]),
  ...from(0x99, eight('meter-start', 'm3', 11, 3)),
  ...from(0xa1, eight('meter-alarm', 'm3', 11, 3)),
];

function eight(name: string, unit: string, digits: number, decimals: number): Numbered[] {
  return Array.from({ length: 8 }, (_, i) => [`${name}-${i + 1}`, unit, digits, decimals]);
}

function limits(rows: readonly Numbered[]): Numbered[] {
  return rows.flatMap(([name, ...rest]) => [
    [`${name}-upper`, ...rest],
    [`${name}-lower`, ...rest],
  ]);
}

function from(first: number, rows: readonly Numbered[]): SettingRow[] {
  return rows.map((row, i) => number(first + i, row));
}

function number(lead: number, [name, unit, digits, decimals, range]: Numbered): SettingRow {
  return { lead, name, form: 'number', unit, digits, decimals, ...(range && { range }) };
}

function other(lead: number, name: string, form: SettingForm): SettingRow {
  return { lead, name, form, unit: '', digits: 0, decimals: 0 };
}
