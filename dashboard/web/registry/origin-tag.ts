import type { Station } from '../../../domain/station.ts';
import { yearOf, type Zone } from '../format/time.ts';
import type { Dictionary } from '../words/zh.ts';
import type { NowAt } from './now-at.ts';

/** Says of a station that it does not speak from the field: "sim.", "replay", "replay 2020"; undefined where it does. */
export type OriginTag = (station: Pick<Station, 'origin'>) => string | undefined;

/** A replay names its year when that is not the present one. */
export function originTags(
  words: Dictionary,
  zone: Zone,
  { nowAt, presentYear }: { nowAt: NowAt; presentYear: number },
): OriginTag {
  return (station) => {
    if (station.origin === 'field') return undefined;
    if (station.origin === 'simulated') return words.simulatedShort;
    const year = yearOf(nowAt(station), zone);
    return year === presentYear ? words.replayed : `${words.replayed} ${year}`;
  };
}
