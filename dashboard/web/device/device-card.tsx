import { useState } from 'preact/hooks';
import type { DeviceEvent } from '../../../domain/device-event.ts';
import type { DeviceHealth, DeviceHealthOfOne } from '../../../domain/device-health.ts';
import type { RejectReason } from '../../../domain/reject.ts';
import { MINUTE_MS } from '../../../domain/time.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import { duration } from '../format/time.ts';
import { useAnswer } from '../station/use-series.ts';
import { REJECT_WORDS } from '../words/quality-words.ts';
import { offsetWords, shortSpan, troubleName, troubleReason } from './event-words.ts';
import './device.css';
import { TroubleIcon } from './trouble-icon.tsx';

/** How the station's gear is: what is wrong and by which rule, then the figures; about the gear, never about the water. */
export function DeviceCard({ station }: { station: string }) {
  const { api, house, words } = useApp();
  const t = words.value;
  const [answer, setAnswer] = useState<DeviceHealthOfOne | null>(null);
  const told = house.troubled.value.get(station)?.time;
  const turn = Math.floor(house.now.value / TOLD_EVERY_MS);
  const dependencies = [station, house.generation.value, told, turn];
  useAnswer(() => api.deviceHealth(station), setAnswer, dependencies);
  const health = answer?.health?.station === station ? answer.health : undefined;
  return (
    <section class="device" aria-label={t.device}>
      <h3>{t.device}</h3>
      <Deaf />
      {health ? <Known health={health} /> : <p class="secondary">{t.deviceUnknown}</p>}
    </section>
  );
}

/** So often records are told anew. */
const TOLD_EVERY_MS = 5 * MINUTE_MS;

/** That the house itself hears nobody; nothing while it does. */
export function Deaf() {
  const { house, words, tell } = useApp();
  const [deaf] = house.deaf.value;
  return deaf ? <p class="deaf">{words.value.deaf(tell.value(deaf.time))}</p> : null;
}

function Known({ health }: { health: DeviceHealth }) {
  const { words } = useApp();
  const t = words.value;
  return (
    <>
      {health.open.length === 0 ? (
        <p class="secondary">{t.nothingOpen}</p>
      ) : (
        <ul class="troubles">
          {health.open.map((event) => (
            <Trouble key={`${event.word}-${event.property}`} event={event} />
          ))}
        </ul>
      )}
      <Facts health={health} />
      <details>
        <summary>{t.deviceRules}</summary>
        <p>{t.deviceRulesText}</p>
      </details>
    </>
  );
}

function Trouble({ event }: { event: DeviceEvent }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  return (
    <li>
      <TroubleIcon />
      <b>{troubleName(event, language.value)}</b> <span>{t.sinceTime(tell.value(event.time))}</span>
      <small>{troubleReason(event, { words: t, tell: tell.value })}</small>
    </li>
  );
}

function Facts({ health }: { health: DeviceHealth }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  const { arrival, clockOffset, voltage, doubles } = health;
  const facts: [string, string][] = [
    [t.deviceSeen, useSeen(health)],
    [t.arrivalRate, arrival ? arrivalWords(arrival, t.arrivalOf) : '—'],
    [
      t.battery,
      voltage ? `${formatNumber(voltage.value, 2)} V · ${tell.value(voltage.time)}` : t.notReported,
    ],
    [t.clockOffset, clockOffset === null ? t.clockNotKnown : offsetWords(clockOffset, t)],
    [t.doubles, doubles === 0 ? t.none : String(doubles)],
    [t.rejected, rejectWords(health, language.value) || t.none],
  ];
  return (
    <dl>
      {facts.map(([name, said]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

/** When it was heard last: what has come since the record was told counts. */
function useSeen({ station, seen, received }: DeviceHealth): string {
  const { house, words, tell, nowAt } = useApp();
  const registered = house.stations.value.find(({ id }) => id === station);
  const times = (registered?.series ?? []).map(
    ({ property }) => house.latest.value.get(`${station}/${property}`)?.time ?? 0,
  );
  const newest = Math.max(seen ?? 0, ...times);
  const t = words.value;
  if (newest === 0 || !registered) return t.neverSeen;
  const age = duration(nowAt.value(registered) - newest, t);
  const later = newest === seen && received !== null ? received - seen : undefined;
  return `${tell.value(newest)} · ${later !== undefined && later >= 0 ? t.seenLater(age, shortSpan(later, t)) : t.seenAgo(age)}`;
}

function arrivalWords(
  { due, missing }: NonNullable<DeviceHealth['arrival']>,
  say: (percent: string, came: number, due: number) => string,
): string {
  const came = due - missing;
  // Rounded down: 100 % is said of all alone.
  return say(`${formatNumber(Math.floor((1000 * came) / due) / 10, 1)} %`, came, due);
}

function rejectWords({ rejects }: DeviceHealth, language: 'zh' | 'en'): string {
  return Object.entries(rejects)
    .map(([reason, count]) => `${REJECT_WORDS[reason as RejectReason][language]} ${count}`)
    .join(' · ');
}
