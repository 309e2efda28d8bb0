import type { PropertyKey } from '../../../domain/property.ts';
import {
  AMBIENT_MICROGRAMS,
  CODES_BY_UNIT,
  OLD_WATER_CODES,
  PROPERTY_OF,
  TOTAL_UNITS,
} from './factor-table.ts';
import { KINDS, type Kind } from './kinds.ts';

/** What the name of a field says: "w01018-Avg". */
export interface Field {
  /** The factor's code (监测因子编码). */
  readonly code: string;
  readonly property: PropertyKey | undefined;
  /** undefined: the tables do not say, and the registered unit of the series holds. */
  readonly unit: string | undefined;
  /** Added up over a time. */
  readonly isTotal: boolean;
}

/** The field of that name in that system (HJ 212-2017 table 5); undefined for one that holds no number. */
export function fieldNamed(name: string, st: string): Field | undefined {
  return OF_SYSTEM.get(st)?.get(name) ?? FIELDS.get(name) ?? fieldOfUnknown(name);
}

type Fields = ReadonlyMap<string, Field>;

const FIELDS: Fields = new Map(
  Object.entries(CODES_BY_UNIT).flatMap(([unit, codes]) =>
    codes.split(/\s+/).flatMap((code) => fieldsOf(code, code, unit)),
  ),
);

const AMBIENT: Fields = new Map(
  AMBIENT_MICROGRAMS.split(' ').flatMap((code) => fieldsOf(code, code, 'ug/m3')),
);

const OLD_WATER: Fields = new Map(
  Object.entries(OLD_WATER_CODES).flatMap(([old, code]) =>
    fieldsOf(old, code, FIELDS.get(`${code}-Rtd`)?.unit),
  ),
);

/** Waters and what is led into them also go by their old codes; in air the same codes mean other things. */
const OF_SYSTEM: ReadonlyMap<string, Fields> = new Map([
  ['22', AMBIENT],
  ['21', OLD_WATER],
  ['24', OLD_WATER],
  ['32', OLD_WATER],
  ['33', OLD_WATER],
]);

/** Every field of a factor: the hot path then has one look-up to do. */
function fieldsOf(code: string, meaning: string, unit: string | undefined) {
  return [...KINDS].map(([name, kind]): [string, Field] => [
    `${code}-${name}`,
    fieldOf(code, kind, { unit, property: PROPERTY_OF[meaning] }),
  ]);
}

function fieldOf(code: string, kind: Kind, { unit, property }: Partial<Field>): Field {
  const { isObservation = false, isTotal = false } = kind;
  return {
    code,
    property: isObservation ? property : undefined,
    unit: kind.unit ?? (isTotal ? TOTAL_UNITS[unit ?? ''] : unit),
    isTotal,
  };
}

function fieldOfUnknown(name: string): Field | undefined {
  const dash = name.lastIndexOf('-');
  const kind = dash < 1 ? undefined : KINDS.get(name.slice(dash + 1));
  return kind && fieldOf(name.slice(0, dash), kind, {});
}
