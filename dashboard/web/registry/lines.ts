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
  /** What else is said of the same event, where it is said otherwise. */
  readonly note?: Words | undefined;
}

/** The lines of one property, highest first; a record that is itself a level's line is told once, as the record. */
export function linesOf(station: Station, property: string): Line[] {
  const records = recordLines(station.records.filter((r) => r.property === property));
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

/** A line for each event that set a record; the utmost of each kind is the record, those before it go by their year. */
function recordLines(records: readonly StationRecord[]): Line[] {
  return (['highest', 'lowest'] as const).flatMap((kind) => {
    const events = Map.groupBy(
      records.filter((record) => record.kind === kind),
      (record) => yearOf(record) ?? record,
    );
    const told = [...events.values()].map((event) => event.toSorted(byTrust));
    return told.sort(byValue).map((event, i) => recordLine(event, i === 0));
  });
}

/** A figure that somebody verified before one that nobody did, then the further out. */
function byTrust(a: StationRecord, b: StationRecord): number {
  return Number(b.figure.verified) - Number(a.figure.verified) || further(b) - further(a);
}

function byValue([a]: readonly StationRecord[], [b]: readonly StationRecord[]): number {
  return a && b ? further(b) - further(a) : 0;
}

function further({ kind, figure }: StationRecord): number {
  return kind === 'highest' ? figure.value : -figure.value;
}

/** One event, the figure to go by first. */
function recordLine(event: readonly StationRecord[], isUtmost: boolean): Line {
  const [record, ...others] = event as [StationRecord, ...StationRecord[]];
  const { value, verified, source } = record.figure;
  const { kind } = record;
  const year = yearOf(record);
  return {
    hazard: kind === 'highest' ? 'flood' : 'low_water',
    value,
    name: isUtmost ? utmost(kind, year) : earlier(kind, year),
    record: true,
    verified,
    source,
    note: noteOf(others),
  };
}

function yearOf({ when }: StationRecord): string | undefined {
  return when?.slice(0, 4);
}

function utmost(kind: StationRecord['kind'], year: string | undefined): Words {
  const zh = kind === 'highest' ? '历史最高' : '历史最低';
  const en = kind === 'highest' ? 'Record high' : 'Record low';
  return year === undefined ? { zh, en } : { zh: `${zh}（${year} 年）`, en: `${en} (${year})` };
}

function earlier(kind: StationRecord['kind'], year = ''): Words {
  return kind === 'highest'
    ? { zh: `${year} 年最高`, en: `${year} high` }
    : { zh: `${year} 年最低`, en: `${year} low` };
}

/** "also 22.63, unverified" */
function noteOf(others: readonly StationRecord[]): Words | undefined {
  if (others.length === 0) return undefined;
  const say = (also: string, unverified: string) =>
    others
      .map(({ figure }) => `${also} ${figure.value}${figure.verified ? '' : unverified}`)
      .join('; ');
  return { zh: say('另说', '，未核实'), en: say('also told as', ', unverified') };
}
