import { useApp } from '../app-context.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { LAYERS } from '../registry/layers.ts';
import { openArea } from '../view/navigate.ts';
import type { Dictionary } from '../words/zh.ts';
import type { AreaRow } from './areas.ts';
import '../board/board.css';
import './area-list.css';
import { gradeText } from './grade-words.tsx';

/** The sub-basins of a layer, the worst first, in the place of the list of stations. */
export function AreaList() {
  const { words, language, layer, areas, shownAreas } = useApp();
  const t = words.value;
  return (
    <section class="board" id="board" aria-label={t.list} tabIndex={-1}>
      <h2 class="area-list-head">{LAYERS[layer.value].name[language.value]}</h2>
      <div class="area-rows">
        <ol class="areas">
          {shownAreas.value.map((row) => (
            <AreaItem key={row.id} row={row} />
          ))}
        </ol>
        {areas.value.length === 0 && <p class="empty">{t.noAssessment}</p>}
      </div>
      <footer class="foot">
        <span>{t.subBasins(shownAreas.value.length, areas.value.length)}</span>
        <span>{t.worstFirst}</span>
      </footer>
    </section>
  );
}

function AreaItem({ row }: { row: AreaRow }) {
  const { view, words, language, tell } = useApp();
  const t = words.value;
  return (
    <li>
      <button
        type="button"
        class="area-row"
        aria-current={view.state.value.area === row.id ? 'true' : undefined}
        onClick={() => openArea(view, row.id)}
      >
        <MarkIcon mark={row} size={28} />
        <span class="area-name">
          <span>{row.name[language.value]}</span>
          <small>{underName(row, t) ?? t.asOf(tell.value(row.time))}</small>
        </span>
        <span class="area-grade">
          <span>{gradeText(row.grade, language.value, t)}</span>
          {row.origin === 'simulated' && <small>{t.simulated}</small>}
        </span>
      </button>
    </li>
  );
}

/** What makes the grade; of one that is none, what is not known of it. */
function underName({ by, unknown, grade }: AreaRow, t: Dictionary): string | undefined {
  const named = (parts: AreaRow['by']) => parts.map((part) => t.riskPart(part)).join(t.listAnd);
  if (by.length > 0) return t.riskBy(named(by));
  return grade === 'none' && unknown.length > 0 ? t.riskUnknown(named(unknown)) : undefined;
}
