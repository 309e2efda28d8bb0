import { useApp } from '../app-context.ts';
import type { Span } from '../hydrograph/span.ts';
import { csvPath, type SeriesKey } from '../live/api.ts';

/** What can be done with the series shown: see it as a table, take it away as a file, print it. */
export function Actions({ seriesKey, span }: { seriesKey: SeriesKey; span: Span }) {
  const { view, words } = useApp();
  const t = words.value;
  const { table } = view.state.value;
  return (
    <footer class="actions">
      <button type="button" aria-pressed={table} onClick={() => view.change({ table: !table })}>
        {table ? t.chartButton : t.table}
      </button>
      <a href={csvPath(seriesKey, Math.round(span.from), Math.round(span.to))} download>
        {t.csv}
      </a>
      <button type="button" onClick={() => print()}>
        {t.print}
      </button>
    </footer>
  );
}
