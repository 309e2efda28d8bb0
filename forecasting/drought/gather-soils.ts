import type { Station } from '../../domain/station.ts';
import type { DaySpan, Days } from '../record/stored-days.ts';
import type { SoilDays } from './soil-relative.ts';

/** GB/T 20481-2017 looks at the soil between 10 and 20 cm; gear with one depth only is taken as it is. */
const DEPTHS = ['soil_moisture_10cm', 'soil_moisture_20cm'];

/** The soil of every station by the day. */
export async function gatherSoils(
  days: Days,
  stations: readonly Station[],
  span: DaySpan,
): Promise<SoilDays[]> {
  const soils: SoilDays[] = [];
  for (const station of stations) {
    const depths = depthsOf(station);
    if (depths.length === 0) continue;
    const columns: Float64Array[] = [];
    for (const property of depths)
      columns.push(await days({ station: station.id, property }, span, 1));
    const mean = (_: number, day: number) =>
      columns.reduce((sum, values) => sum + (values[day] ?? Number.NaN), 0) / columns.length;
    soils.push({ station: station.id, moisture: (columns[0] ?? new Float64Array(0)).map(mean) });
  }
  return soils;
}

function depthsOf({ series }: Station): readonly string[] {
  const has = (property: string) => series.some((one) => one.property === property);
  const both = DEPTHS.filter(has);
  return both.length > 0 ? both : ['soil_moisture'].filter(has);
}
