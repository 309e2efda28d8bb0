import { SEVERITY_WORDS } from '../../../domain/severity.ts';
import { useApp } from '../app-context.ts';
import { troublesAt } from '../device/event-words.ts';
import { MarkIcon, TrendArrow } from '../marks/mark-icon.tsx';
import { openStation } from '../view/navigate.ts';
import { numeralIn } from '../words/language.ts';
import type { BoardRow } from './board.ts';
import { isLongName } from './long-name.ts';
import { rowMark } from './row-mark.ts';
import { foreseenWords, type RowWords, rowWords } from './row-words.ts';

interface RowProps {
  row: BoardRow;
  index: number;
  /** The row below: where its category is another, the line between is stronger. */
  next: BoardRow | undefined;
}

/** One station on the margin board: two lines, the next question always one glance to the right. */
export function BoardRowItem({ row, index, next }: RowProps) {
  const { view, pointed, words, language, mixed } = useApp();
  const { id } = row.station;
  const said = rowWords(row, {
    words: words.value,
    language: language.value,
    mixed: mixed.value,
  });
  const chosen = view.state.value.station === id;
  const point = (to: string | undefined) => () => {
    pointed.value = to;
  };
  return (
    <li style={{ top: `calc(${index} * var(--row))` }}>
      <button
        type="button"
        class="row"
        data-station={id}
        data-last={next !== undefined && next.category !== row.category}
        data-pointed={pointed.value === id}
        aria-current={chosen ? 'true' : undefined}
        tabIndex={index === 0 || chosen ? 0 : -1}
        onClick={() => openStation(view, id)}
        onPointerEnter={point(id)}
        onPointerLeave={point(undefined)}
        onFocus={point(id)}
        onBlur={point(undefined)}
        onKeyDown={moveFocus}
      >
        <Severity row={row} />
        <Name row={row} />
        <Cell class="value" top={said.value} below={said.underValue} />
        <Trend said={said} />
        <Cell class="margin" top={said.margin} below={said.underMargin} />
      </button>
    </li>
  );
}

function Severity({ row }: { row: BoardRow }) {
  const { language, words } = useApp();
  const level = row.severity && SEVERITY_WORDS[row.severity];
  return (
    <span class="severity">
      <MarkIcon mark={rowMark(row)} size={28} />
      {level && (
        <span class="hidden">
          {numeralIn(language.value, level.numeral)} {level.word[language.value]}{' '}
        </span>
      )}
      {row.isTroubled && <span class="hidden">{words.value.troubledMark} </span>}
    </span>
  );
}

/** The name whole: a long one takes the second line too. Where origins differ, a third says which this is of. */
function Name({ row }: { row: BoardRow }) {
  const { language, words, origin, tagOf, view, house } = useApp();
  const { name, river, id } = row.station;
  const called = name[language.value];
  const foreseen = foreseenWords(row, { words: words.value, language: language.value });
  const { troubled } = view.state.value;
  const isLong = foreseen === '' && !troubled && isLongName(called);
  const riverName = river?.[language.value].replace(/ River$/, '') ?? id;
  // Where all are alike the banner above says so once.
  const tag = origin.value === 'mixed' ? tagOf.value(row.station) : undefined;
  const usual = [tag, isLong ? undefined : riverName].filter(Boolean).join(' · ');
  const below = troubled ? troublesAt(house, id, language.value) : usual;
  return (
    <span class="cell name" data-long={isLong} title={called}>
      <span>{called}</span>
      {(foreseen || below) && (
        <small>
          {foreseen && <span class="foreseen">{foreseen}</span>}
          {below}
        </small>
      )}
    </span>
  );
}

function Trend({ said }: { said: RowWords }) {
  return (
    <span class="cell trend">
      <span>
        <TrendArrow direction={said.direction} />
        {said.direction < 0 && <span class="hidden">−</span>}
        {said.trend}
      </span>
      <small>{said.trendUnit}</small>
    </span>
  );
}

function Cell({ class: name, top, below }: { class: string; top: string; below: string }) {
  return (
    <span class={`cell ${name}`}>
      <span>{top}</span>
      <small>{below}</small>
    </span>
  );
}

/** Up and down, Home and End move the focus along the rows that are drawn. */
function moveFocus(event: KeyboardEvent): void {
  const row = event.currentTarget as HTMLElement;
  const rows = [...(row.closest('ol')?.querySelectorAll<HTMLElement>('.row') ?? [])];
  const at = rows.indexOf(row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  rows[to]?.focus();
}
