import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { rowMark } from '../board/row-mark.ts';
import { formatValue, unitText } from '../format/number.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { CloseButton } from '../shell/dialog.tsx';
import { closeStation } from '../view/navigate.ts';

/** Who it is, where, and the value, large; a click on the value tells where it comes from. */
export function Heading({ row }: { row: BoardRow }) {
  const { language, words, view, tagOf } = useApp();
  const { station } = row;
  const t = words.value;
  const tag = station.origin === 'simulated' ? t.simulated : tagOf.value(station);
  return (
    <header class="station-head">
      <MarkIcon mark={rowMark(row)} size={36} />
      <div class="who">
        <h2>{station.name[language.value]}</h2>
        <p class="caption">
          {[station.river?.[language.value], station.id].filter(Boolean).join(' · ')}
          {tag && <span class="tag">{tag}</span>}
        </p>
      </div>
      <BigValue row={row} />
      <CloseButton label={t.close} onClick={() => closeStation(view)} />
    </header>
  );
}

function BigValue({ row }: { row: BoardRow }) {
  const { words, overlay } = useApp();
  const { latest, station, property: key } = row;
  const property = propertyOf(key);
  if (latest?.value == null) return <span class="big">—</span>;
  const trace = { kind: 'trace' as const, station: station.id, property: key, time: latest.time };
  return (
    <button
      type="button"
      class="big"
      title={words.value.traceValue}
      onClick={() => {
        overlay.value = trace;
      }}
    >
      {formatValue(latest.value, property)}
      <small>{unitText(property?.unit ?? '')}</small>
    </button>
  );
}
