import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { duration } from '../format/time.ts';
import { FLAG_WORDS, REASON_WORDS } from '../words/quality-words.ts';
import { intervalOf } from './interval.ts';
import type { Loaded } from './use-series.ts';

/** How far the number can be trusted: flag and reasons, age, interval, datum, and whether the place is known for sure. */
export function Provenance({ row, loaded }: { row: BoardRow; loaded: Loaded }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  const { station, latest, property, now } = row;
  const interval = intervalOf(row, loaded ?? undefined);
  const reasons = latest?.reasons.map((reason) => REASON_WORDS[reason][language.value]) ?? [];
  const facts: [string, string | undefined][] = [
    [t.quality, latest && [FLAG_WORDS[latest.flag][language.value], ...reasons].join(' · ')],
    [t.age, latest && duration(now - latest.time, t)],
    [t.readingTime, latest && tell.value(latest.time)],
    [t.interval, interval === undefined ? undefined : t.every(duration(interval, t))],
    [
      t.datum(station.datum?.[language.value] ?? ''),
      property === 'stage' && station.datum ? '' : undefined,
    ],
    [t.placeUnverified, station.placeVerified ? undefined : ''],
  ];
  return (
    <dl class="provenance" aria-label={propertyOf(property)?.name[language.value]}>
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
