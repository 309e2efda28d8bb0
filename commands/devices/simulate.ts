import { createRtu, type RtuTold } from '../../devices/rtu/rtu.ts';
import type { RtuLanguage, RtuName } from '../../devices/rtu/rtu-language.ts';
import { RTU_LANGUAGES } from '../../devices/rtu/rtu-languages.ts';
import { runRtu } from '../../devices/rtu/run-rtu.ts';
import { PoyangError } from '../../domain/errors.ts';
import { SECOND_MS } from '../../domain/time.ts';
import { systemClock } from '../../infra/clock.ts';

/** What `./poyang devices simulate` was told. */
export interface SimulateOptions {
  readonly to?: string;
  readonly as?: string;
  readonly 'link-password'?: string;
  readonly every?: string;
  readonly reports?: string;
  readonly split?: boolean;
}

/**
 * A simulated RTU of that language that reports to a door for raw TCP, until the signal aborts or so many reports are acknowledged.
 * Its numbers are made up. Throws CONFIG for words that it does not know.
 */
export async function simulateRtu(
  name: string,
  values: SimulateOptions,
  place: { readonly print: (line: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const language = RTU_LANGUAGES.find((one) => one.name === name);
  if (!language) {
    const known = RTU_LANGUAGES.map((one) => one.name).join(', ');
    throw new PoyangError('CONFIG', `Simulate which language? ${known}.`);
  }
  const { usual } = language;
  const station = values.as ?? usual.station;
  const password = values['link-password'] ?? usual.password;
  checkName(language, { station, password });
  const every = secondsOf(values.every ?? '10', '--every');
  const most = values.reports === undefined ? Number.POSITIVE_INFINITY : countOf(values.reports);
  const { host, port } = doorOf(values.to ?? 'tcp://127.0.0.1:6000');
  const rtu = createRtu({
    ...{ language, station, password, every, from: systemClock.now(), random: Math.random },
  });
  const over = new AbortController();
  place.signal.addEventListener('abort', () => over.abort());
  place.print(`A simulated ${name} station ${station}; its numbers are made up. Ctrl-C ends it.`);
  const tell = teller(place.print, station);
  await runRtu(rtu, {
    ...{ host, port, signal: over.signal, now: () => systemClock.now() },
    split: values.split ?? false,
    onChange(what) {
      tell(what, rtu.told());
      if (rtu.told().acknowledged >= most) over.abort();
    },
  });
}

/** Says what changed, and once that nobody answers. */
function teller(print: (line: string) => void, station: string) {
  let acknowledged = 0;
  let isWarned = false;
  return (what: string, told: RtuTold) => {
    if (what === 'opened') print('The link is open.');
    if (what === 'closed') print('The link is closed; the gear tries again.');
    if (told.acknowledged > acknowledged)
      print(`${told.acknowledged} of ${told.made} reports are acknowledged.`);
    acknowledged = told.acknowledged;
    if (isWarned || told.acknowledged > 0 || told.sentAgain === 0) return;
    isWarned = true;
    print(
      `No answer: does an account for ${station} come by raw TCP? Otherwise it now waits: see the page Devices, or ./poyang devices waiting.`,
    );
  };
}

/** A report that is sent nowhere tells whether the language can write who it says to be. */
function checkName({ report, sense }: RtuLanguage, who: RtuName): void {
  const now = systemClock.now();
  try {
    report({ ...who, serial: 1, sent: now, time: now, values: sense(now) });
  } catch (cause) {
    throw new PoyangError('CONFIG', `--as or --link-password: ${(cause as Error).message}.`, {
      cause,
    });
  }
}

function doorOf(address: string): { host: string; port: number } {
  const url = URL.parse(address.includes('://') ? address : `tcp://${address}`);
  const port = Number(url?.port);
  if (url?.protocol === 'tcp:' && url.hostname !== '' && port > 0)
    return { host: url.hostname, port };
  throw new PoyangError('CONFIG', `--to takes tcp://HOST:PORT, not "${address}".`);
}

function secondsOf(text: string, option: string): number {
  const seconds = Number(text);
  if (seconds >= 0.1) return seconds * SECOND_MS;
  throw new PoyangError('CONFIG', `${option} takes seconds, at least 0.1, not "${text}".`);
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new PoyangError('CONFIG', `--reports takes a number, not "${text}".`);
}
