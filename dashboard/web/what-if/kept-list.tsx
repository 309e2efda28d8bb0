import type { ScenarioEntry } from '../../../domain/scenario.ts';
import { useApp } from '../app-context.ts';
import { inputWords } from './input-words.ts';

/** The what-ifs that were kept: shown again by a click, deleted by who may. */
export function KeptList() {
  const { words, whatIf } = useApp();
  const t = words.value;
  const entries = whatIf.entries.value;
  return (
    <section class="kept-list">
      <h3>{t.scenarios}</h3>
      {entries.length === 0 && <p class="secondary">{t.noScenarios}</p>}
      <ul>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ entry }: { entry: ScenarioEntry }) {
  const { words, language, tell, whatIf } = useApp();
  const t = words.value;
  const isShown = whatIf.shown.value?.id === entry.id;
  return (
    <li data-shown={isShown}>
      <p>
        <strong>{entry.name}</strong>{' '}
        <span class="caption">{t.scenarioBy(entry.author, tell.value(entry.made))}</span>
      </p>
      <p class="secondary">{inputWords(entry.inputs, { words: t, language: language.value })}</p>
      <p class="entry-actions">
        <button type="button" class="link" onClick={() => void whatIf.show(entry.id)}>
          {t.openScenario}
        </button>
        <button
          type="button"
          class="link"
          disabled={whatIf.person.value.id === ''}
          onClick={() => void whatIf.remove(entry.id)}
        >
          {t.removeScenario}
        </button>
      </p>
    </li>
  );
}
