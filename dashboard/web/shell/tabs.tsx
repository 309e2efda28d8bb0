import { useApp } from '../app-context.ts';
import './tabs.css';
import { isPanelOpen, TABS } from '../view/view-state.ts';

/** The three views of a phone. */
export function Tabs() {
  const { view, words, language, station, area } = useApp();
  const t = words.value;
  const labels = {
    list: t.list,
    map: t.map,
    station: (station.value ?? area.value)?.name[language.value] ?? t.station,
  };
  return (
    <nav class="tabs" aria-label={`${t.list}, ${t.map}, ${t.station}`}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={view.state.value.tab === tab ? 'page' : undefined}
          disabled={tab === 'station' && !isPanelOpen(view.state.value)}
          onClick={() => view.change({ tab })}
        >
          {labels[tab]}
        </button>
      ))}
    </nav>
  );
}
