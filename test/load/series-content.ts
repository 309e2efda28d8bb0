import type { Store } from '../../infra/store/store.ts';

/** Everything stored of one property at these stations, as ["station time", value]. */
export async function seriesContent(
  store: Store,
  stations: readonly string[],
  property: string,
): Promise<[key: string, value: number][]> {
  const content: [string, number][] = [];
  for (const station of stations) {
    const points = await store.range({ station, property, from: 0, to: Number.MAX_SAFE_INTEGER });
    points.times.forEach((time, i) => {
      content.push([`${station} ${time}`, points.values[i] ?? Number.NaN]);
    });
  }
  return content;
}
