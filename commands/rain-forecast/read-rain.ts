import { RAIN_AREAS } from '../../devices/basin/rain-areas.ts';
import { PoyangError } from '../../domain/errors.ts';
import { HOUR_MS } from '../../domain/time.ts';
import { parseTime } from '../replay/parse-time.ts';
import { type Row, readTable } from '../replay/read-table.ts';

/** What a file forecasts: steps of equal length from a time on, mm by area. */
export interface RainTable {
  /** Epoch ms. */
  readonly from: number;
  readonly stepHours: number;
  readonly areas: Readonly<Record<string, readonly number[]>>;
}

/** mm in a step. */
const MOST_MM = 500;
const MOST_STEPS = 720;

/**
 * A file of rain: first the time at which each step begins, then a column an area. A column may end before the others.
 * Throws CONFIG with line and column of what is wrong.
 */
export async function readRain(file: string): Promise<RainTable> {
  const [header, ...rows] = await Array.fromAsync(readTable(file));
  const areas = areasIn(header?.cells.slice(1) ?? [], file);
  const times = rows.map((row) => timeOf(row, file));
  const stepHours = stepOf(times, rows, file);
  const columns = areas.map((area, i) => [area, columnOf({ rows, area, file }, i + 1)]);
  return { from: times[0] ?? 0, stepHours, areas: Object.fromEntries(columns) };
}

function areasIn(names: readonly string[], file: string): readonly string[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw wrong(`${file}: column ${twice} is there twice`);
  if (names.length === 0) throw wrong(`${file} has no column of an area beside the time`);
  const unknown = names.find((name) => !RAIN_AREAS.includes(name));
  if (unknown === undefined) return names;
  throw wrong(
    `${file}, line 1: "${unknown}" is no river or sub-basin; there are ${RAIN_AREAS.join(', ')}`,
  );
}

function timeOf({ line, cells: [text = ''] }: Row, file: string): number {
  const time = parseTime(text);
  if (time !== undefined) return time;
  throw wrong(`${file}, line ${line}: "${text}" is no time such as 2026-07-02T08:00+08:00`);
}

/** Hours of a step: that of the first two rows, which all others must have. */
function stepOf(times: readonly number[], rows: readonly Row[], file: string): number {
  const [first, second] = times;
  if (first === undefined || second === undefined)
    throw wrong(`${file} has fewer than two rows: nobody can tell how long a step is`);
  if (times.length > MOST_STEPS) throw wrong(`${file} has more than ${MOST_STEPS} rows`);
  const step = second - first;
  const hours = step / HOUR_MS;
  if (!Number.isInteger(hours) || hours < 1 || hours > 24)
    throw wrong(`${file}, line ${rows[1]?.line}: a step is 1 to 24 whole hours, not ${hours}`);
  const astray = times.findIndex((time, i) => time !== first + i * step);
  if (astray < 0) return hours;
  throw wrong(`${file}, line ${rows[astray]?.line}: it is not ${hours} h after the row before`);
}

function columnOf(
  { rows, area, file }: { rows: readonly Row[]; area: string; file: string },
  index: number,
): number[] {
  const length = rows.findLastIndex(({ cells }) => cells[index] !== '') + 1;
  if (length === 0) throw wrong(`${file}, column ${area}: it is empty`);
  return rows.slice(0, length).map(({ line, cells }) => {
    const cell = cells[index] ?? '';
    const mm = cell === '' ? Number.NaN : Number(cell);
    if (mm >= 0 && mm <= MOST_MM) return mm;
    throw wrong(`${file}, line ${line}, column ${area}: "${cell}" is not 0 to ${MOST_MM} mm`);
  });
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}.`);
}
