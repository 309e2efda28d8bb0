import { useEffect } from 'preact/hooks';
import { AppProvider } from '../app-context.ts';
import type { AppModel } from '../app-model.ts';
import { BoardList } from '../board/board-list.tsx';
import { MapPane } from '../map/map-pane.tsx';
import { RejectsPage } from '../rejects/rejects-page.tsx';
import { StationPanel } from '../station/station-panel.tsx';
import { Announcer } from './announcer.tsx';
import './app.css';
import { TraceDialog } from '../station/trace-dialog.tsx';
import { WhatIfPage } from '../what-if/what-if-page.tsx';
import { Banner } from './banner.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { listenToKeys } from './keyboard.ts';
import { SeasonBanner } from './season-banner.tsx';
import { Tabs } from './tabs.tsx';
import { TopLine } from './top-line.tsx';

/** The whole page: the watch (list, map, station), the page of rejects or of what-ifs, under one top line. */
export function App({ model }: { model: AppModel }) {
  useEffect(() => listenToKeys(model, window), [model]);
  return (
    <AppProvider value={model}>
      <Page model={model} />
    </AppProvider>
  );
}

function Page({ model }: { model: AppModel }) {
  const { page, tab, station } = model.view.state.value;
  return (
    <div
      class="app"
      data-page={page}
      data-tab={tab}
      data-panel={station === undefined ? 'no' : 'yes'}
    >
      <header class="masthead">
        <TopLine />
        <Banner />
        <SeasonBanner />
      </header>
      {page === 'rejects' && <RejectsPage />}
      {page === 'what-if' && <WhatIfPage />}
      {page === 'watch' && <Watch station={station} />}
      <Announcer />
      <HelpDialog />
      <TraceDialog />
    </div>
  );
}

function Watch({ station }: { station: string | undefined }) {
  return (
    <>
      <main>
        <BoardList />
        <MapPane />
        {station !== undefined && <StationPanel key={station} />}
      </main>
      <Tabs />
    </>
  );
}
