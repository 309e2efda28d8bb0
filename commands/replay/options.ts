import { parseArgs } from 'node:util';
import { PoyangError } from '../../domain/errors.ts';
import { type PropertyKey, propertyOf } from '../../domain/property.ts';
import { toCanonical } from '../../domain/unit.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import { doorAddress } from '../door-address.ts';
import { parseTime } from './parse-time.ts';

/** What `./poyang replay` was asked for. */
export interface ReplayOptions {
  readonly data: string;
  readonly stations: string;
  readonly config: Config;
  /** Where the house listens: host and port. */
  readonly host: string;
  readonly port: number;
  /** Seconds of event time a second; Infinity: as fast as the house acknowledges. */
  readonly speed: number;
  readonly property: PropertyKey;
  /** undefined: mm when all numbers are whole, else the property's own. */
  readonly unit: string | undefined;
  /** Only rows of [from, to], epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly shiftToNow: boolean;
  readonly drawLevels: boolean;
}

/** The command line as options. Throws CONFIG, or node's own error for an unknown option. */
export function replayOptions(args: string[]): ReplayOptions {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [data, ...more] = positionals;
  if (!data || !values.stations || more.length > 0) {
    throw wrong('replay needs one DATA.csv and --stations STATIONS.csv');
  }
  const config = readConfig({ config: values.config, data: values.data });
  return {
    data,
    stations: values.stations,
    config,
    ...doorAddress(values.mqtt, config),
    speed: speedOf(values.speed),
    ...propertyAndUnit(values.property, values.unit),
    from: timeOf(values.from, '--from', Number.NEGATIVE_INFINITY),
    to: timeOf(values.to, '--to', Number.POSITIVE_INFINITY),
    shiftToNow: values['shift-to-now'],
    drawLevels: !values['no-levels'],
  };
}

const OPTIONS = {
  stations: { type: 'string' },
  speed: { type: 'string', default: '3600' },
  mqtt: { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string' },
  property: { type: 'string', default: 'stage' },
  unit: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'shift-to-now': { type: 'boolean', default: false },
  'no-levels': { type: 'boolean', default: false },
} as const;

function speedOf(text: string): number {
  if (text === 'max' || Number(text) === 0) return Number.POSITIVE_INFINITY;
  const speed = Number(text);
  if (speed > 0 && text.trim() !== '') return speed;
  throw wrong(`--speed ${text}: a number of times real time, or max`);
}

function propertyAndUnit(key: string, unit: string | undefined) {
  const property = propertyOf(key);
  if (!property) throw wrong(`--property ${key}: not a property that the house knows`);
  if (unit !== undefined && toCanonical(1, unit, property.unit) === undefined) {
    throw wrong(`--unit ${unit}: does not measure ${key}, which is kept in ${property.unit}`);
  }
  return { property: key as PropertyKey, unit };
}

function timeOf(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const time = parseTime(text);
  if (time === undefined) throw wrong(`${option} ${text}: a time such as 2020-01-22T06:00Z`);
  return time;
}

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}. See ./poyang help replay.`);
}
