import { useEffect } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { KeptList } from './kept-list.tsx';
import { Outcome } from './outcome.tsx';
import { StartNote } from './start-note.tsx';
import { Supposed } from './supposed.tsx';
import './what-if.css';

/** What the next 15 days would bring: what is supposed at the left, what the model says of it at the right. */
export function WhatIfPage() {
  const { words, whatIf, house } = useApp();
  const t = words.value;
  const generation = house.generation.value;
  useEffect(() => {
    whatIf.findStart();
    whatIf.list();
  }, [whatIf, generation]);
  const start = whatIf.start.value;
  return (
    <main class="what-if">
      <PageHeader title={t.whatIfTitle} />
      <p class="secondary intro">{t.whatIfIntro}</p>
      <StartNote start={start} />
      {start?.state && (
        <div class="columns">
          <Supposed state={start.state} />
          <Outcome />
        </div>
      )}
      <KeptList />
    </main>
  );
}
