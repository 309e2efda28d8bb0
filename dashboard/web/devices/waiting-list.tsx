import { useState } from 'preact/hooks';
import type { FrameGuess, WaitingEntry } from '../../../domain/device-answers.ts';
import { useApp } from '../app-context.ts';
import { fullTime } from '../format/time.ts';
import { useConfirm } from '../shell/confirm-dialog.tsx';
import { hexLines } from '../station/hex.ts';
import type { Dictionary } from '../words/zh.ts';
import { stationCalled } from './station-called.ts';
import './waiting.css';

/** Devices that nobody announced, the newest first: what they say, and whether they are let in. */
export function WaitingList({ waiting }: { waiting: readonly WaitingEntry[] }) {
  const { words, house } = useApp();
  const t = words.value;
  return (
    <section aria-labelledby="waiting-title">
      <h3 id="waiting-title">{t.waitingTitle(waiting.length)}</h3>
      <p class="secondary">{waiting.length === 0 ? t.nobodyWaits : t.waitingIntro}</p>
      <ul class="waiting">
        {waiting.map((entry) => (
          <Waits key={entry.name} entry={entry} />
        ))}
      </ul>
      <datalist id="stations-known">
        {house.stations.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {name.zh} {name.en}
          </option>
        ))}
      </datalist>
    </section>
  );
}

function Waits({ entry }: { entry: WaitingEntry }) {
  const { words, tell } = useApp();
  const t = words.value;
  const { name, door, through, from, count, last, frames } = entry;
  const way = [
    t.doors[door],
    ...(through === undefined ? [] : [t.by(through)]),
    t.cameFrom(from),
    t.cameTimes(count),
    t.cameLast(tell.value(last)),
  ];
  return (
    <li>
      <p>
        <strong>{name}</strong> <span class="caption">{way.join(' · ')}</span>
      </p>
      <p class="says">{frames.length === 0 ? t.saysNothing : saysOf(t, tellingGuess(frames))}</p>
      {frames.length > 0 && <Frames entry={entry} />}
      <Decide entry={entry} />
    </li>
  );
}

/** Of the newest frame that holds readings: gear that keeps its link alive says nothing in between. */
function tellingGuess(frames: WaitingEntry['frames']): FrameGuess | undefined {
  const telling = frames.findLast(({ guess }) => guess.readings.length > 0);
  return (telling ?? frames.at(-1))?.guess;
}

function saysOf(t: Dictionary, guess: FrameGuess | undefined): string {
  if (guess?.reason !== undefined) return t.cannotRead(guess.reason);
  const readings = guess?.readings.map(({ element, value, unit }) =>
    [element, value ?? '—', unit].filter((part) => part !== undefined).join(' '),
  );
  return readings?.join(' · ') || t.noReadings;
}

function Frames({ entry: { frames } }: { entry: WaitingEntry }) {
  const { words, zone } = useApp();
  const t = words.value;
  return (
    <details>
      <summary>{t.framesKept(frames.length)}</summary>
      <ol>
        {frames.toReversed().map(({ received, codec, payloadHex, guess }) => (
          <li key={`${received} ${payloadHex}`}>
            <p class="caption">
              {fullTime(received, zone.value)} · {codec} · {t.bytes(payloadHex.length / 2)}
            </p>
            <p>{saysOf(t, guess)}</p>
            <pre>{hexLines(payloadHex)}</pre>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** As which station, and the two buttons. */
function Decide({ entry: { name, frames } }: { entry: WaitingEntry }) {
  const { words, language, house, devices } = useApp();
  const t = words.value;
  const stations = house.stations.value;
  const [device, setDevice] = useState(stationCalled(name, stations)?.id ?? '');
  const station = stations.find(({ id }) => id === device);
  const confirm = useConfirm();
  return (
    <form
      class="decide"
      onSubmit={(event) => {
        event.preventDefault();
        confirm(t.accept, t.acceptAsk(name, device, frames.length), () =>
          devices.accept(name, device),
        );
      }}
    >
      <label>
        {t.asStation}
        <input
          type="text"
          list="stations-known"
          placeholder={t.asStationHint}
          required
          value={device}
          onInput={(event) => setDevice(event.currentTarget.value.trim())}
        />
      </label>
      <button
        type="submit"
        class="secondary-action"
        aria-label={t.of(t.accept, name)}
        disabled={devices.busy.value}
      >
        {t.accept}
      </button>
      <button
        type="button"
        class="secondary-action"
        aria-label={t.of(t.refuse, name)}
        disabled={devices.busy.value}
        onClick={() =>
          confirm(t.refuse, t.refuseAsk(name, frames.length), () => devices.refuse(name))
        }
      >
        {t.refuse}
      </button>
      <span class="caption">
        {station ? t.inRegistry(station.name[language.value]) : t.notInRegistry}
      </span>
    </form>
  );
}
