import { Forecast } from '../../domain/forecast.ts';
import { seriesId } from '../../domain/station.ts';
import type { Journal, JournalQuery } from '../../infra/journal/journal.ts';

/** The forecasts of a series as the journal keeps them, newest issue first; of one that was made again, the last made first. */
export async function issuedBefore(
  journal: Journal,
  { station, property }: { readonly station: string; readonly property: string },
  {
    before,
    limit,
  }: { readonly before?: JournalQuery['before'] | undefined; readonly limit: number },
): Promise<Forecast[]> {
  const query = { kind: 'forecast', station, label: property, limit } as const;
  const page = await journal.list({ ...query, ...(before && { before }) });
  return page.map(({ document }) => Forecast.parse(document));
}

/** Where a forecast stands in the journal, as `streams/forecasts` put it there. */
export function placeOf({ station, property, issued, made }: Forecast) {
  return { time: issued, id: `${seriesId(station, property)}/${issued}/${made}` };
}
