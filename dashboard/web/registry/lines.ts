import type { Severity } from '../../../domain/severity.ts';
import type { Hazard, Level, Station, StationRecord } from '../../../domain/station.ts';
import type { Words } from '../../../domain/words.ts';

/** A height that matters at a station: a level that calls for a warning, or a record. */
export interface Line {
  readonly hazard: Hazard;
  readonly value: number;
  readonly name: Words;
  readonly severity?: Severity | undefined;
  readonly record: boolean;
  readonly verified: boolean;
  readonly source: string;
}

/** The lines of one property, highest first; a record that is itself a level's line is told once, as the record. */
export function linesOf(station: Station, property: string): Line[] {
  const records = station.records.filter((r) => r.property === property).map(recordLine);
  const levels = station.levels.filter((l) => l.property === property).map(levelLine);
  const merged = records.map((record) => {
    const twin = levels.find((level) => isSame(level, record));
    return twin === undefined ? record : { ...record, severity: twin.severity };
  });
  const rest = levels.filter((level) => !records.some((record) => isSame(level, record)));
  return [...merged, ...rest].sort((a, b) => b.value - a.value);
}

function isSame(a: Line, b: Line): boolean {
  return a.hazard === b.hazard && Math.abs(a.value - b.value) < 0.005;
}

function levelLine(level: Level): Line {
  const { hazard, value, name, severity, verified, source } = level;
  return { hazard, value, name, severity, record: false, verified, source };
}

function recordLine(record: StationRecord): Line {
  const { value, verified, source } = record.figure;
  const highest = record.kind === 'highest';
  const year = record.when?.slice(0, 4);
  return {
    hazard: highest ? 'flood' : 'low_water',
    value,
    name: year === undefined ? UNDATED[record.kind] : dated(record.kind, year),
    record: true,
    verified,
    source,
  };
}

const UNDATED: Record<StationRecord['kind'], Words> = {
  highest: { zh: '历史最高', en: 'record high' },
  lowest: { zh: '历史最低', en: 'record low' },
};

function dated(kind: StationRecord['kind'], year: string): Words {
  return kind === 'highest'
    ? { zh: `${year} 年最高`, en: `${year} record` }
    : { zh: `${year} 年最低`, en: `${year} low` };
}
