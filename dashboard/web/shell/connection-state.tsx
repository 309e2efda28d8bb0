import { useApp } from '../app-context.ts';
import { clockTime } from '../format/time.ts';

/** Whether what is seen is of now: live, simulated, a replay, or stale since the connection broke. */
export function ConnectionState() {
  const { house, words, origin, zone } = useApp();
  const t = words.value;
  const connection = house.connection.value;
  if (connection === 'connecting') return <State kind="wait">{t.connecting}</State>;
  if (typeof connection === 'object') {
    return (
      <State kind="broken">{t.staleSince(clockTime(connection.brokenSince, zone.value))}</State>
    );
  }
  const live = { field: t.live, simulated: t.simulation, replay: t.replay, mixed: t.mixed };
  return <State kind="live">{live[origin.value]}</State>;
}

function State({ kind, children }: { kind: 'wait' | 'live' | 'broken'; children: string }) {
  return (
    <output class="state" data-kind={kind}>
      {children}
    </output>
  );
}
