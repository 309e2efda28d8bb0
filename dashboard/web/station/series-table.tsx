import { propertyOf } from '../../../domain/property.ts';
import { type Flag, reasonsOf } from '../../../domain/quality.ts';
import { useApp } from '../app-context.ts';
import { formatNumber, unitText } from '../format/number.ts';
import { lowerBound } from '../hydrograph/points.ts';
import type { Span } from '../hydrograph/span.ts';
import type { SeriesKey } from '../live/api.ts';
import { FLAG_WORDS, REASON_WORDS } from '../words/quality-words.ts';
import type { Loaded } from './use-series.ts';

/** So many rows are put on the page; the file has them all. */
const MOST_ROWS = 500;

interface Reading {
  readonly time: number;
  readonly value: number | null;
  readonly flag: Flag;
  readonly reasons: number;
}

/** The numbers of the hydrograph, newest first, each traceable by a click. */
export function SeriesTable(props: { seriesKey: SeriesKey; loaded: Loaded; span: Span }) {
  const { words } = useApp();
  const t = words.value;
  const { loaded, seriesKey, span } = props;
  if (loaded == null) return <p class="empty">{loaded === null ? t.loadFailed : t.loading}</p>;
  const readings = newestFirst(loaded, span);
  const unit = unitText(loaded.unit);
  return (
    <section class="series-table" aria-label={t.table}>
      <table>
        <caption>
          {t.rows(readings.length)}
          {loaded.downsampled && ` · ${t.downsampled}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.time}</th>
            <th scope="col">{[t.value, unit].filter(Boolean).join(' ')}</th>
            <th scope="col">{t.flag}</th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => (
            <ReadingRow key={reading.time} seriesKey={seriesKey} reading={reading} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ReadingRow({ seriesKey, reading }: { seriesKey: SeriesKey; reading: Reading }) {
  const { words, language, tell, overlay } = useApp();
  const t = words.value;
  const { time, value, flag } = reading;
  const reasons = reasonsOf(reading.reasons).map((reason) => REASON_WORDS[reason][language.value]);
  const decimals = propertyOf(seriesKey.property)?.decimals ?? 2;
  return (
    <tr>
      <th scope="row">{tell.value(time)}</th>
      <td>
        <button
          type="button"
          class="number"
          title={t.traceValue}
          onClick={() => {
            overlay.value = { kind: 'trace', ...seriesKey, time };
          }}
        >
          {value === null ? '—' : formatNumber(value, decimals)}
        </button>
      </td>
      <td>{[FLAG_WORDS[flag][language.value], ...reasons].join(' · ')}</td>
    </tr>
  );
}

function newestFirst(loaded: NonNullable<Loaded>, span: Span): Reading[] {
  const readings: Reading[] = [];
  const first = lowerBound(loaded.times, span.from);
  for (let i = lowerBound(loaded.times, span.to) - 1; i >= first; i--) {
    if (readings.length === MOST_ROWS) break;
    readings.push({
      time: loaded.times[i] as number,
      value: loaded.values[i] ?? null,
      flag: loaded.flags[i] as Flag,
      reasons: loaded.reasons[i] ?? 0,
    });
  }
  return readings;
}
