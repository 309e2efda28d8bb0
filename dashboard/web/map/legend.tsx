import { useComputed } from '@preact/signals';
import {
  SEVERITIES,
  SEVERITY_WORDS,
  type Severity,
  severityRank,
} from '../../../domain/severity.ts';
import type { Station } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import { CATEGORIES, type Category } from '../board/board.ts';
import type { Mark } from '../marks/mark.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { isAreaLayer } from '../risk/areas.ts';
import './legend.css';
import { numeralIn } from '../words/language.ts';

/** The legend, which is the filter: a tick, the mark, the word and the live count of each category. */
export function Legend() {
  const { words, rows, layer } = useApp();
  const t = words.value;
  const low = useComputed(() => {
    const warned = rows.value.filter((row) => row.severity !== undefined);
    if (isAreaLayer(layer.value)) return layer.value === 'drought';
    return warned.filter((row) => row.hazard === 'low_water').length > warned.length / 2;
  });
  return (
    <fieldset class="legend" title={t.legendRule}>
      <legend class="hidden">{t.level}</legend>
      <p class="legend-head" aria-hidden="true">
        <span>{low.value ? `${t.level} · ${t.lowLevel}` : t.level}</span>
        <span>{isAreaLayer(layer.value) ? t.subBasinsCounted : t.counted}</span>
      </p>
      {(isAreaLayer(layer.value) ? AREA_CATEGORIES : STATION_CATEGORIES).map((category) => (
        <LegendItem key={category} category={category} low={low.value} />
      ))}
      <Foreseen />
      <InTrouble />
      <Origins />
    </fieldset>
  );
}

/** How many stations have a forecast warning graver than what is observed; in the counts above they are what is observed. */
function Foreseen() {
  const { rows, words } = useApp();
  const t = words.value;
  const foreseen = rows.value.filter((row) => row.foreseen?.severity !== undefined);
  const [worst] = foreseen.toSorted(
    (a, b) => severityRank(b.foreseen?.severity) - severityRank(a.foreseen?.severity),
  );
  if (worst?.foreseen === undefined) return null;
  const { severity, hazard } = worst.foreseen;
  return (
    <p class="legend-foreseen" title={t.foreseenRule}>
      <MarkIcon mark={{ severity, hazard, condition: 'good', isForecast: true }} size={24} />
      <span class="word">{t.foreseenCounted}</span>
      <span>{foreseen.length}</span>
    </p>
  );
}

/** How many devices are in trouble, by their own mark: they are counted above by the state of the water. */
function InTrouble() {
  const { rows, words } = useApp();
  const t = words.value;
  const count = rows.value.filter(({ isTroubled }) => isTroubled).length;
  if (count === 0) return null;
  return (
    <p class="legend-foreseen" title={t.troubledRule}>
      <MarkIcon mark={{ hazard: 'flood', condition: 'good', isTroubled: true }} size={24} />
      <span class="word">{t.troubledMark}</span>
      <span>{count}</span>
    </p>
  );
}

/** A sub-basin is known or not; it is never stale nor suspect. */
const STATION_CATEGORIES = CATEGORIES.filter((one) => one !== 'partly');
const AREA_CATEGORIES = CATEGORIES.filter((one) => one !== 'suspect' && one !== 'stale');

/** How many of the marks do not speak from the field. */
function Origins() {
  const { rows, areas, words } = useApp();
  const t = words.value;
  const [area] = areas.value;
  if (area?.origin === 'simulated') return <p class="legend-foot">{t.modelSimulated}</p>;
  if (area?.origin === 'replay') return <p class="legend-foot">{t.modelReplay}</p>;
  const all = rows.value.length;
  const count = (origin: Station['origin']) =>
    rows.value.filter(({ station }) => station.origin === origin).length;
  const [simulated, replay] = [count('simulated'), count('replay')];
  return (
    <>
      {simulated > 0 && <p class="legend-foot">{t.countedSimulated(simulated, all)}</p>}
      {replay > 0 && <p class="legend-foot">{t.countedReplayed(replay, all)}</p>}
    </>
  );
}

function LegendItem({ category, low }: { category: Category; low: boolean }) {
  const { view, counts, words, language } = useApp();
  const t = words.value;
  const { hidden } = view.state.value;
  const plain = {
    normal: t.normal,
    partly: t.partlyKnown,
    suspect: t.suspect,
    stale: t.stale,
    none: t.noData,
  };
  const text = isSeverity(category) ? levelText(category, language.value) : plain[category];
  return (
    <label title={text}>
      <input
        type="checkbox"
        checked={!hidden.has(category)}
        onChange={() => view.change({ hidden: toggled(hidden, category) })}
      />
      <MarkIcon mark={markOf(category, low)} size={24} />
      <span class="word">{text}</span>
      <span class="count">{counts.value[category]}</span>
    </label>
  );
}

function levelText(severity: Severity, language: 'zh' | 'en'): string {
  const { numeral, colour, word } = SEVERITY_WORDS[severity];
  return `${numeralIn(language, numeral)} ${colour[language]} ${word[language]}`;
}

function isSeverity(category: Category): category is Severity {
  return (SEVERITIES as readonly string[]).includes(category);
}

function markOf(category: Category, low: boolean): Mark {
  const hazard = low ? 'low_water' : 'flood';
  if (isSeverity(category)) return { severity: category, hazard, condition: 'good' };
  return { hazard, condition: category === 'normal' ? 'good' : category };
}

function toggled(hidden: ReadonlySet<Category>, category: Category): ReadonlySet<Category> {
  const next = new Set(hidden);
  if (!next.delete(category)) next.add(category);
  return next;
}
