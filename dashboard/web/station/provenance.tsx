import { propertyOf } from '../../../domain/property.ts';
import { SECOND_MS } from '../../../domain/time.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { dayAndTime, duration } from '../format/time.ts';
import { FLAG_WORDS, REASON_WORDS } from '../words/quality-words.ts';

/** How far the number can be trusted: flag and reasons, age, interval, datum, and whether the place is known for sure. */
export function Provenance({ row }: { row: BoardRow }) {
  const { words, language, now, zone } = useApp();
  const t = words.value;
  const { station, latest, property } = row;
  const series = station.series.find((candidate) => candidate.property === property);
  const reasons = latest?.reasons.map((reason) => REASON_WORDS[reason][language.value]) ?? [];
  const facts: [string, string | undefined][] = [
    [t.quality, latest && [FLAG_WORDS[latest.flag][language.value], ...reasons].join(' · ')],
    [t.age, latest && duration(now.value - latest.time, t)],
    [t.readingTime, latest && dayAndTime(latest.time, zone.value, t)],
    [t.interval, series && t.every(duration(series.intervalSeconds * SECOND_MS, t))],
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
