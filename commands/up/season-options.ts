import { join, resolve } from 'node:path';
import { parseZonedTime } from '../../devices/codecs/zoned-time.ts';
import { PoyangError } from '../../domain/errors.ts';
import { type Config, PROJECT } from '../../infra/config.ts';
import { isInUse, SCENARIOS, type Season, seasonOf } from './season.ts';

/** The options by which a person asks for another time, for node:util parseArgs. */
export const seasonOptions = {
  scenario: { type: 'string' },
  speed: { type: 'string' },
  from: { type: 'string' },
} as const;

/** A season as it was asked for; what is left out is as the folder has it, or has its default. */
export interface SeasonAsked {
  readonly scenario?: Season['scenario'];
  readonly speed?: number;
  /** Epoch ms. */
  readonly from?: number;
  readonly to?: number;
}

/** The season in the options, or undefined where they name none. Throws CONFIG, with what is allowed. */
export function seasonAsked(values: {
  readonly scenario?: string | undefined;
  readonly speed?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): SeasonAsked | undefined {
  const asked = {
    ...(values.scenario === undefined ? {} : { scenario: scenarioOf(values.scenario) }),
    ...(values.speed === undefined ? {} : { speed: speedOf(values.speed) }),
    ...(values.from === undefined ? {} : { from: timeOf(values.from, '--from') }),
    ...(values.to === undefined ? {} : { to: timeOf(values.to, '--to') }),
  };
  const { scenario = 'normal', ...rest } = asked;
  return scenario === 'normal' && Object.keys(rest).length === 0 ? undefined : asked;
}

/** The folder of a season where the person names none: never that of the real house. */
export function seasonFolder({ scenario = 'normal' }: SeasonAsked): string {
  return join(PROJECT, 'poyang-data', 'seasons', scenario);
}

/**
 * The season that a house will live in: that of its folder, which goes on where it stopped, or a new one in a new folder.
 * undefined for the present. Throws CONFIG where the two would be mixed, and for servers, which keep the real time.
 */
export function seasonToLive(
  config: Pick<Config, 'data' | 'log' | 'store' | 'broker' | 'weather'>,
  asked: SeasonAsked | undefined,
  now: number,
): Season | undefined {
  const known = seasonOf(config.data);
  if (!asked && !known) return undefined;
  checkEmbedded(config);
  const weather = config.weather && resolve(config.weather);
  if (known) return { ...goOn(config.data, known, { ...asked, weather }), began: now };
  if (isInUse(config.data)) {
    throw wrong(
      `${config.data} holds data of the present, and a season has a time of its own`,
      'Give it a folder of its own with --data DIR',
    );
  }
  const { scenario = 'normal', speed = 1, from, to } = asked ?? {};
  const start = from ?? (scenario === 'normal' ? now : SPANS[scenario].from);
  if (to !== undefined && to <= start) throw wrong('--to is not after --from');
  return { scenario, weather, start, to, speed, from: start, began: now };
}

/** What is worth seeing of each scenario: from before the water rises, or sinks, until it is over. */
export const SPANS = {
  'flood-2020': { from: beijing('2020-06-28'), to: beijing('2020-07-20') },
  'drought-2022': { from: beijing('2022-08-01'), to: beijing('2022-11-25') },
} as const;

/** Faster than this the gear would have more to say than the house can bear on a small machine. */
const MOST_SPEED = 3_600;

function goOn(folder: string, known: Season, asked: SeasonAsked & { weather: string }): Season {
  const { scenario = known.scenario, from = known.start, to = known.to } = asked;
  const weather = asked.weather || known.weather;
  if (scenario !== known.scenario || from !== known.start || weather !== known.weather) {
    const rain = known.weather && ` with the rain of ${known.weather}`;
    throw wrong(
      `${folder} lives in the season ${known.scenario} from ${new Date(known.start).toISOString()}${rain}`,
      'Give another season another folder with --data DIR',
    );
  }
  return { ...known, to, speed: asked.speed ?? known.speed };
}

function checkEmbedded({ log, store, broker }: Pick<Config, 'log' | 'store' | 'broker'>): void {
  const server = Object.entries({ log, store, broker }).find(([, value]) => value !== 'embedded');
  if (server) {
    throw wrong(
      `A season has a time of its own, and the ${server[0]} ${server[1]} keeps the real one`,
      'Leave the servers out',
    );
  }
}

function scenarioOf(text: string): Season['scenario'] {
  const known = SCENARIOS.find((scenario) => scenario === text);
  if (known) return known;
  throw wrong(`There is no scenario "${text}"`, `There are ${SCENARIOS.join(', ')}`);
}

function speedOf(text: string): number {
  const speed = Number(text);
  if (text.trim() !== '' && speed >= 1 && speed <= MOST_SPEED) return speed;
  throw wrong(
    `--speed ${text} is not from 1 to ${MOST_SPEED} times real time`,
    `${MOST_SPEED} is an hour a second`,
  );
}

function timeOf(text: string, option: string): number {
  const time = beijing(text);
  if (!Number.isNaN(time)) return time;
  throw wrong(`${option} ${text} is no date such as 2020-07-06, nor a time with its zone`);
}

/** A date begins at midnight in Beijing; NaN for what is no time. */
function beijing(text: string): number {
  return parseZonedTime(text) ?? parseZonedTime(`${text}T00:00+08:00`) ?? Number.NaN;
}

function wrong(what: string, remedy = 'See ./poyang help up'): PoyangError {
  return new PoyangError('CONFIG', `${what}. ${remedy}.`);
}
