import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { unitText } from '../format/number.ts';

/** What the chart's signs mean, and at the right the unit with the datum, named once. */
export function ChartKey(props: {
  row: BoardRow;
  rain: boolean;
  asBars: boolean;
  forecast: boolean;
}) {
  const { words, language, tagOf } = useApp();
  const t = words.value;
  const { station, property } = props.row;
  const datum = property === 'stage' ? station.datum?.[language.value] : undefined;
  const origin = station.origin === 'simulated' ? t.simulated : tagOf.value(station);
  const unit = unitText(propertyOf(property)?.unit ?? '');
  return (
    <p class="key">
      <span class={props.asBars ? 'key-bars' : 'key-line'}>
        {[t.observed, origin].filter(Boolean).join(' · ')}
      </span>
      {!props.asBars && <span class="key-ring">{t.suspectPoints}</span>}
      {props.forecast && <span class="key-median">{t.forecastMedian}</span>}
      {props.forecast && <span class="key-bands">{t.forecastBands}</span>}
      {props.rain && <span class="key-bars">{t.rain}</span>}
      <span class="key-unit">{[unit, datum && t.datum(datum)].filter(Boolean).join(t.comma)}</span>
    </p>
  );
}
