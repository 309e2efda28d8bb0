import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { CourseGrid } from './course-grid.tsx';
import { crossingGroups } from './crossing-rows.ts';
import { CrossingsTable } from './crossings-table.tsx';
import { LakeBalance } from './lake-balance.tsx';
import './outcome.css';
import { rainSourceWords } from './rain-sources.ts';
import { ReservoirsTable } from './reservoirs-table.tsx';
import type { Shown } from './what-if-model.ts';

/** What the run says: levels passed, hydrographs, reservoirs, the lake; and the way to keep it. */
export function Outcome() {
  const { whatIf, words } = useApp();
  const shown = whatIf.shown.value;
  return (
    <section class="outcome" aria-label={words.value.outcome} aria-live="polite">
      {shown === undefined ? (
        <p class="empty">{words.value.baseNote}</p>
      ) : (
        <Told key={shown.id} shown={shown} />
      )}
    </section>
  );
}

function Told({ shown }: { shown: Shown }) {
  const { house, words, language, tell } = useApp();
  const t = words.value;
  const groups = crossingGroups(shown.run, shown.base, house.stations.value);
  return (
    <>
      <Keep shown={shown} />
      <p class="caption">
        {t.baseNote} {t.rainSum(`${shown.run.rain.toFixed(0)} / ${shown.base.rain.toFixed(0)}`)}
      </p>
      {shown.rainSources && (
        <p class="caption">
          {rainSourceWords(shown.rainSources, {
            words: t,
            language: language.value,
            tell: tell.value,
          })}
        </p>
      )}
      <div class="outcome-columns">
        <CrossingsTable groups={groups} />
        <div>
          <CourseGrid run={shown.run} base={shown.base} groups={groups} />
          <ReservoirsTable run={shown.run} base={shown.base} />
          <LakeBalance run={shown.run} base={shown.base} />
        </div>
      </div>
    </>
  );
}

function Keep({ shown }: { shown: Shown }) {
  const { whatIf, words } = useApp();
  const t = words.value;
  const [name, setName] = useState('');
  if (shown.name !== undefined)
    return (
      <p class="kept" role="status">
        {t.keptAs(shown.name)}
      </p>
    );
  return (
    <form
      class="keep"
      onSubmit={(event) => {
        event.preventDefault();
        void whatIf.keep(name);
      }}
    >
      <input
        type="text"
        aria-label={t.keepAs}
        placeholder={t.keepAs}
        required
        maxLength={80}
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="secondary-action" disabled={whatIf.busy.value}>
        {t.keep}
      </button>
    </form>
  );
}
