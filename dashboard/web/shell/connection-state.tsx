import { useApp } from '../app-context.ts';
import { clockTime } from '../format/time.ts';

/** Whether what is seen is of now: live, a replay, or stale since the connection broke. */
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
  return <State kind="live">{origin.value === 'replay' ? t.replay : t.live}</State>;
}

function State({ kind, children }: { kind: 'wait' | 'live' | 'broken'; children: string }) {
  return (
    <output class="state" data-kind={kind}>
      {children}
    </output>
  );
}
