import { parseArgs } from 'node:util';
import { PoyangError } from '../../domain/errors.ts';
import { type Config, readConfig } from '../../infra/config.ts';
import { doorAddress } from '../door-address.ts';
import { parseTime } from '../replay/parse-time.ts';

/** What `./poyang rain-forecast import` was asked for. */
export interface RainImport {
  readonly file: string;
  readonly source: string;
  /** Epoch ms. */
  readonly issued: number;
  readonly isDry: boolean;
  readonly config: Config;
  readonly host: string;
  readonly port: number;
}

/** The command line as options. Throws CONFIG, or node's own error for an unknown option. */
export function rainImport(args: string[]): RainImport {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  const [verb, file, ...more] = positionals;
  if (verb !== 'import' || !file || more.length > 0) {
    throw wrong('rain-forecast needs: import FILE.csv --source NAME --issued TIME');
  }
  const { source = '', issued = '' } = values;
  if (source.trim() === '' || source.length > 80) throw wrong('--source: 1 to 80 letters');
  const time = parseTime(issued);
  if (time === undefined) {
    throw wrong(`--issued ${issued}: a time such as 2026-07-02T08:00+08:00`);
  }
  const config = readConfig({ config: values.config, data: values.data });
  const address = doorAddress(values.mqtt, config);
  return { file, source, issued: time, isDry: values['dry-run'], config, ...address };
}

const OPTIONS = {
  source: { type: 'string' },
  issued: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  mqtt: { type: 'string' },
  config: { type: 'string' },
  data: { type: 'string' },
} as const;

function wrong(what: string): PoyangError {
  return new PoyangError('CONFIG', `${what}. See ./poyang help rain-forecast.`);
}
