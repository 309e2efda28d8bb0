import { useApp } from '../app-context.ts';
import { DASHES } from '../hydrograph/draw-supposed.ts';
import './scenario-lines.css';
import { drawnIds } from './use-supposed.ts';

/** Which what-ifs are drawn in the hydrograph, with whose they are and when they were made. */
export function ScenarioLines({ property }: { property: string }) {
  const { whatIf, view, words, tell, now } = useApp();
  const t = words.value;
  const entries = whatIf.entries.value;
  if (entries.length === 0 || (property !== 'stage' && property !== 'discharge')) return null;
  const drawn = drawnIds(entries, view.state.value.scenarios, now.value);
  const toggle = (id: string) => {
    const others = drawn.filter((one) => one !== id);
    view.change({ scenarios: others.length < drawn.length ? others : [...drawn, id] });
  };
  return (
    <fieldset class="scenario-lines">
      <legend class="hidden">{t.scenarioLines}</legend>
      {entries.slice(0, MOST).map(({ id, name, author, made }) => (
        <label key={id} class="check" title={tell.value(made)}>
          <input type="checkbox" checked={drawn.includes(id)} onChange={() => toggle(id)} />
          <Swatch place={drawn.indexOf(id)} />
          {t.scenarioLine(name, author)}
        </label>
      ))}
    </fieldset>
  );
}

const MOST = 6;

function Swatch({ place }: { place: number }) {
  if (place < 0) return null;
  return (
    <svg class="swatch" width="18" height="4" aria-hidden="true">
      <path
        d="M0 2H18"
        stroke="var(--scenario)"
        stroke-width="2"
        stroke-dasharray={DASHES[place % DASHES.length]}
      />
    </svg>
  );
}
