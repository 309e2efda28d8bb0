import { arealMeans, nearest, type Point } from '../../devices/basin/assimilation/areal-mean.ts';
import { XINGZI } from '../../devices/basin/assimilation/observed-flows.ts';
import { REPORTED_BASINS, type ReportedBasin } from '../../devices/basin/reported-basins.ts';
import { SUB_BASIN_NAMES, SUB_BASINS, type SubBasinName } from '../../devices/basin/sub-basins.ts';
import type { Station } from '../../domain/station.ts';
import { DAY_MS } from '../../domain/time.ts';
import { rainOf, type SeriesRef } from '../issue/inputs.ts';
import type { BasinDays, DailyRecord } from './daily-record.ts';
import type { DaySpan, Days } from './stored-days.ts';

/** Of a day's hours four fifths: gear that reports more often has then more readings, history has one an hour. */
const MOST_HOURS = 20;

/**
 * The days of the basin as the stations read them: rain by the gauges nearest to each piece of land, evaporation by the pans, which
 * stand about the lake, carried to the other rivers in the ratio of `usual` where it is known.
 */
export async function gatherRecord(
  days: Days,
  stations: Iterable<Station>,
  { span, usual }: { readonly span: DaySpan; readonly usual: DailyRecord | undefined },
): Promise<DailyRecord> {
  const all = [...stations];
  const length = Math.round((span.to - span.from) / DAY_MS);
  const pointsOf = (gauges: readonly Gauge[], fewest: number) =>
    inTurn(gauges, async (gauge): Promise<Point> => {
      return { ...gauge, values: await days(gauge, span, fewest) };
    });
  const rain = arealMeans(await pointsOf(rainGauges(all), MOST_HOURS), length);
  const pans = await pointsOf(all.flatMap(panOf), MOST_HOURS);
  const lost = meanByDay(pans, length);
  const mean = (station: string, property: string) => days({ station, property }, span, MOST_HOURS);
  const outlets = [...new Set(REPORTED_BASINS.flatMap((basin) => basin.outlets))];
  const flows = await inTurn(outlets, async (id) => [id, await mean(id, 'discharge')] as const);
  return {
    from: span.from,
    days: length,
    basins: Object.fromEntries(
      REPORTED_BASINS.map((basin): [string, BasinDays] => [
        basin.id,
        { rain: overBasin(basin, rain, length), evaporation: carried(lost, basin, span, usual) },
      ]),
    ),
    stage: await mean(XINGZI, 'stage'),
    discharge: Object.fromEntries(flows),
  };
}

interface Gauge extends SeriesRef {
  readonly lon: number;
  readonly lat: number;
}

/** The rain series of a station, if any, with its place. */
export function rainGaugeOf(station: Station): Gauge[] {
  const series = rainOf(station);
  return series ? [{ ...series, lon: station.lon, lat: station.lat }] : [];
}

function panOf({ id, lon, lat, series }: Station): Gauge[] {
  const isThere = series.some(({ property }) => property === 'evaporation');
  return isThere ? [{ station: id, property: 'evaporation', lon, lat }] : [];
}

/** The five nearest to each piece of land: more say little more, and each takes its time to read. */
function rainGauges(stations: readonly Station[]): readonly Gauge[] {
  const gauges = stations.flatMap(rainGaugeOf);
  return [
    ...new Set(
      SUB_BASIN_NAMES.flatMap((name) => nearest(name, gauges, 5).map(({ point }) => point)),
    ),
  ];
}

async function inTurn<A, B>(all: readonly A[], of: (one: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const one of all) done.push(await of(one));
  return done;
}

/** NaN where less than half of the basin's land is known. */
function overBasin(
  { of }: ReportedBasin,
  rain: Readonly<Record<SubBasinName, Float64Array>>,
  length: number,
): Float64Array {
  const whole = of.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
  return Float64Array.from({ length }, (_, day) => {
    const known = of.filter((name) => !Number.isNaN(rain[name][day] ?? Number.NaN));
    const area = known.reduce((sum, name) => sum + SUB_BASINS[name].area, 0);
    const volume = known.reduce((sum, n) => sum + SUB_BASINS[n].area * (rain[n][day] ?? 0), 0);
    return area < whole / 2 ? Number.NaN : volume / area;
  });
}

function meanByDay(points: readonly Point[], length: number): Float64Array {
  return Float64Array.from({ length }, (_, day) => {
    const known = points
      .map(({ values }) => values[day] ?? Number.NaN)
      .filter((n) => !Number.isNaN(n));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

/** What the pans lost, times what the basin usually loses at that time of the year over what the lake does. */
function carried(
  lost: Float64Array,
  { id }: ReportedBasin,
  { from }: DaySpan,
  usual: DailyRecord | undefined,
): Float64Array {
  if (!usual) return lost;
  const [here, lake] = [id, 'lake'].map((basin) => monthly(usual, basin));
  return lost.map((mm, day) => {
    const month = new Date(from + day * DAY_MS).getUTCMonth();
    return (mm * (here?.[month] ?? 1)) / (lake?.[month] ?? 1);
  });
}

/** Mean evaporation of the months, mm a day. */
function monthly({ from, basins }: DailyRecord, id: string): readonly number[] {
  const months = Array.from({ length: 12 }, () => ({ sum: 0, days: 0 }));
  basins[id]?.evaporation.forEach((mm, day) => {
    const month = months[new Date(from + day * DAY_MS).getUTCMonth()];
    if (month === undefined || Number.isNaN(mm)) return;
    month.sum += mm;
    month.days++;
  });
  return months.map(({ sum, days }) => sum / days);
}
