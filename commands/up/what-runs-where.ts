import type { Config } from '../../infra/config.ts';
import { isLoopback } from './ports.ts';
import type { Season } from './season.ts';
import { beijingMinute } from './tell-time.ts';

/** What `./poyang up` prints when the house is up: where people and sensors go, and where everything is kept. */
export function whatRunsWhere(config: Config, tookMs: number, season?: Season): string[] {
  const host = config.bind === '127.0.0.1' ? 'localhost' : config.bind;
  return [
    '',
    `poyang is up (${(tookMs / 1000).toFixed(1)} s)`,
    `  map and API    http://${host}:${config.http}   (API page: /docs)`,
    `  sensors        ${doorOf(config, host)}    topic poyang/<device>/<codec>`,
    ...otherDoorsOf(config, host),
    ...elsewhere(config),
    ...(isLoopback(config.bind) ? [] : [OPEN]),
    `  data           ${config.data}`,
    `  credentials    ${config.data}/credentials.json (readable by you only)`,
    config.simulator
      ? '  basin          simulated: no reading is from the field (--no-simulator turns it off)'
      : '  basin          not simulated; devices are added with ./poyang devices add',
    ...(season ? [timeOf(season)] : []),
    '  Ctrl-C stops it.',
    '',
  ];
}

function timeOf({ scenario, from, speed }: Season): string {
  return `  time           not the present: the season ${scenario} from ${beijingMinute(from)} Beijing, ${speed} × real time`;
}

const OPEN =
  '  open           to other machines: without TLS the doors carry secrets in plain text, and the page asks nobody who they are';

function doorOf({ broker, mqtt }: Config, host: string): string {
  if (broker === 'embedded') return `mqtt://${host}:${mqtt}`;
  const outside = new URL(broker);
  return `${outside.protocol}//${outside.host}`;
}

function otherDoorsOf({ tcp, post }: Config, host: string): string[] {
  return [
    ...(typeof tcp === 'number'
      ? [`                 tcp://${host}:${tcp}     frames of SL 651, HJ 212, SZY206`]
      : []),
    ...(typeof post === 'number'
      ? [`                 http://${host}:${post}/in/<device>/<codec>`]
      : []),
  ];
}

function elsewhere({ log, store }: Config): string[] {
  return Object.entries({ log, store })
    .filter(([, address]) => address !== 'embedded')
    .map(([name, address]) => `  ${name.padEnd(15)}${address}`);
}
