import { guessFrame } from '../../devices/codecs/guess-frame.ts';
import { builtInStations } from '../../devices/stations/built-in-stations.ts';
import { stations } from '../../domain/topics.ts';
import type { Waiting } from '../../domain/waiting.ts';
import { accept, readWaiting, refuse } from '../../infra/accounts/decide.ts';
import { systemClock } from '../../infra/clock.ts';
import { newest } from '../../infra/follow.ts';
import { aligned } from './aligned.ts';
import { secretFrom, told } from './secret-option.ts';
import { stationFrom } from './station-option.ts';
import type { Action } from './task.ts';

/** Whom the house does not know: who waits, and who of them is let in. */
export const waitingActions: Record<'waiting' | 'accept' | 'refuse', Action> = {
  async waiting({ log }) {
    const all = await readWaiting(log);
    if (all.length === 0) return ['Nobody waits.'];
    const head = ['NAME', 'DOOR', 'FROM', 'TIMES', 'LAST', 'SAYS'];
    return aligned([head, ...all.map(rowOf)]);
  },
  async accept({ log, id: name, values }) {
    const device = values.as;
    const lines: string[] = [];
    if (values.station !== undefined) {
      const station = stationFrom(values.station, device ?? name);
      await log.append(stations, [station]);
      lines.push(`Registered the station ${station.id}: ${station.series.length} series.`);
    }
    const secret = secretFrom(values['secret-file']);
    const known = [...builtInStations(), ...(await newest(log, stations)).values()];
    const wish = { by: HERE, at: systemClock.now(), stations: known, device, secret };
    const accepted = await accept(log, name, wish);
    return [
      ...lines,
      `${name} is let in as ${accepted.device}; what it has sent goes the way of all readings.`,
      ...(accepted.isNew ? told(secret, values) : []),
    ];
  },
  async refuse({ log, id: name }) {
    await refuse(log, name, { by: HERE, at: systemClock.now() });
    return [`${name} is refused: what it sent is forgotten, and it is noted no more.`];
  },
};

const HERE = 'command line';

function rowOf({ name, door, from, count, last, through, frames }: Waiting): string[] {
  const way = through === undefined ? door : `${door} by ${through}`;
  return [name, way, from, String(count), new Date(last).toISOString(), saysOf(frames, name)];
}

/** What the newest frame with readings holds, so that a person may know the gear by them. */
function saysOf(frames: Waiting['frames'], device: string): string {
  const guesses = frames.map((frame) => ({ codec: frame.codec, ...guessFrame(frame, device) }));
  const guess = guesses.findLast(({ readings }) => readings.length > 0) ?? guesses.at(-1);
  if (!guess) return 'nothing yet';
  const { codec, readings, reason } = guess;
  if (reason !== undefined) return `${codec}: ${reason}`;
  const first = readings.slice(0, MOST_READINGS).map(({ element, value }) => `${element} ${value}`);
  return `${codec}: ${first.join(', ') || 'no readings'}`;
}

const MOST_READINGS = 4;
