import { useRef } from 'preact/hooks';
import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import { Deaf } from '../device/device-card.tsx';
import { OnlyTroubled } from '../device/only-troubled.tsx';
import { unitText } from '../format/number.ts';
import { LAYERS } from '../registry/layers.ts';
import './board.css';
import { BoardRowItem } from './board-row-item.tsx';
import { SearchField } from './search-field.tsx';
import { useWindow } from './use-window.ts';

/** The margin board: a row a station, the worst first; only the rows near the window are drawn. */
export function BoardList() {
  const { words, rows, listed, house, origin } = useApp();
  const t = words.value;
  const scroller = useRef<HTMLDivElement>(null);
  const visible = useWindow(scroller, listed.value.length);
  return (
    <section
      class="board"
      id="board"
      aria-label={t.list}
      tabIndex={-1}
      data-tagged={origin.value === 'mixed'}
    >
      <SearchField />
      <Deaf />
      <OnlyTroubled />
      <ColumnHeads />
      <div class="rows" ref={scroller}>
        <ol style={{ height: `calc(${listed.value.length} * var(--row))` }}>
          {listed.value.slice(visible.from, visible.to).map((row, i) => (
            <BoardRowItem
              key={row.station.id}
              row={row}
              index={visible.from + i}
              next={listed.value[visible.from + i + 1]}
            />
          ))}
        </ol>
        {house.generation.value === 0 && <p class="empty">{t.loading}</p>}
        {house.generation.value > 0 && listed.value.length === 0 && <Nothing />}
      </div>
      <footer class="foot">
        <span>{t.stations(listed.value.length, rows.value.length)}</span>
        <span>{t.worstFirst}</span>
      </footer>
    </section>
  );
}

function ColumnHeads() {
  const { words, layer, language, rows, mixed } = useApp();
  const t = words.value;
  const unit = mixed.value ? '' : unitText(propertyOf(rows.value[0]?.property ?? '')?.unit ?? '');
  return (
    <div class="heads" aria-hidden="true">
      <span />
      <span>{t.station}</span>
      <span>{`${LAYERS[layer.value].name[language.value]} ${unit}`}</span>
      <span>{t.trend}</span>
      <span>{t.margin}</span>
    </div>
  );
}

function Nothing() {
  const { words, rows, view } = useApp();
  const t = words.value;
  if (rows.value.length === 0) return <p class="empty">{t.noStations}</p>;
  return (
    <p class="empty">
      {t.noneMatch}{' '}
      <button
        type="button"
        class="link"
        onClick={() =>
          view.change({ hidden: new Set(), query: '', inView: false, troubled: false })
        }
      >
        {t.clearFilters}
      </button>
    </p>
  );
}
