import { useEffect } from 'preact/hooks';
import { AppProvider, useApp } from '../app-context.ts';
import type { AppModel } from '../app-model.ts';
import { BoardList } from '../board/board-list.tsx';
import { DevicesPage } from '../devices/devices-page.tsx';
import { MapPane } from '../map/map-pane.tsx';
import { RejectsPage } from '../rejects/rejects-page.tsx';
import { AreaList } from '../risk/area-list.tsx';
import { AreaPanel } from '../risk/area-panel.tsx';
import { isAreaLayer } from '../risk/areas.ts';
import { StationPanel } from '../station/station-panel.tsx';
import { isPanelOpen } from '../view/view-state.ts';
import { Announcer } from './announcer.tsx';
import './app.css';
import { TraceDialog } from '../station/trace-dialog.tsx';
import { WhatIfPage } from '../what-if/what-if-page.tsx';
import { Banner } from './banner.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { listenToKeys } from './keyboard.ts';
import { SeasonBanner } from './season-banner.tsx';
import { Tabs } from './tabs.tsx';
import { TopLine } from './top-line.tsx';

/** The whole page: the watch (list, map, station), the page of rejects, of what-ifs or of devices, under one top line. */
export function App({ model }: { model: AppModel }) {
  useEffect(() => listenToKeys(model, window), [model]);
  return (
    <AppProvider value={model}>
      <Page model={model} />
    </AppProvider>
  );
}

function Page({ model }: { model: AppModel }) {
  const { page, tab, station, area } = model.view.state.value;
  return (
    <div
      class="app"
      data-page={page}
      data-tab={tab}
      data-panel={isPanelOpen(model.view.state.value) ? 'yes' : 'no'}
    >
      <header class="masthead">
        <TopLine />
        <Banner />
        <SeasonBanner />
      </header>
      {page === 'rejects' && <RejectsPage />}
      {page === 'what-if' && <WhatIfPage />}
      {page === 'devices' && <DevicesPage />}
      {page === 'watch' && <Watch station={station} area={area} />}
      <Announcer />
      <HelpDialog />
      <TraceDialog />
      <ConfirmDialog />
    </div>
  );
}

function Watch({ station, area }: { station: string | undefined; area: string | undefined }) {
  const { layer } = useApp();
  return (
    <>
      <main>
        {isAreaLayer(layer.value) ? <AreaList /> : <BoardList />}
        <MapPane />
        {station !== undefined && <StationPanel key={station} />}
        {station === undefined && area !== undefined && <AreaPanel key={area} id={area} />}
      </main>
      <Tabs />
    </>
  );
}
