import { useState } from 'preact/hooks';
import type { HealthAnswer } from '../../../domain/api-answers.ts';
import { useApp } from '../app-context.ts';
import { useAnswer } from '../station/use-series.ts';

/** How the house itself is: its parts, and what waits to be processed. */
export function HealthLine() {
  const { api, words } = useApp();
  const t = words.value;
  const [health, setHealth] = useState<HealthAnswer | null>(null);
  useAnswer(() => api.health(), setHealth, []);
  const status = { ok: t.healthOk, degraded: t.healthDegraded, unknown: t.healthUnknown };
  return (
    <p class="health" data-status={health?.status ?? 'unknown'}>
      <strong>
        {t.health} {status[health?.status ?? 'unknown']}
      </strong>
      {health?.parts.map((part) => (
        <span key={part.name} data-ok={part.ok}>
          {part.ok ? '✓' : '✗'} {part.name} <small>{part.detail}</small>
        </span>
      ))}
      {Object.entries(health?.lag ?? {}).map(([topic, n]) => (
        <span key={topic}>{t.lag(topic, n)}</span>
      ))}
    </p>
  );
}
