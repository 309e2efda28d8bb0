import type { AskedFor, Setting } from '../../../domain/ask.ts';
import { hex } from './hex.ts';
import { SETTING_FORMS } from './setting-data.ts';
import { CONFIGURATION, PARAMETERS, type SettingRow } from './setting-table.ts';

/** Which table the asks speak of, their functions (SL 651-2014 6.6.4.14 to 17), and what is read where nobody says what. */
const TABLES = {
  configuration: {
    rows: CONFIGURATION,
    usual: [
      'centres',
      'address',
      'centre-1-main',
      'centre-1-spare',
      'work-mode',
      'elements',
      'card',
    ],
  },
  parameters: {
    rows: PARAMETERS,
    usual: [
      ...['report-interval', 'added-report-interval', 'rain-day-start', 'sampling-interval'],
      ...['stage-storing-interval', 'rain-resolution', 'stage-resolution', 'rain-threshold'],
      ...['stage-base-1', 'stage-correction-1', 'added-report-stage-1'],
      ...['threshold-above', 'threshold-below'],
    ],
  },
} as const;

/**
 * Settings that are not to be set from afar: with another address the house would not know the station, and its password has a
 * function of its own (49), which the house does not use.
 */
const NOT_SET = ['address', 'password'];

/**
 * The body of a command behind its time, in hexadecimal digits: settings with their data (40, 42), or identifiers and definitions of
 * those to be read (41, 43, as gear in the field is asked). Empty for other asks. Throws RangeError, which says what is wrong.
 */
export function encodeAskedSettings(what: AskedFor, settings: readonly Setting[] = []): string {
  const [verb, noun] = what.split('-');
  if (noun !== 'configuration' && noun !== 'parameters') return nothingOf(what, settings);
  const { rows, usual } = TABLES[noun];
  const isSet = verb === 'set';
  if (isSet && settings.length === 0) throw new RangeError('no setting is named');
  const named = settings.length > 0 ? settings : usual.map((name): Setting => ({ name }));
  return named
    .map(({ name, value }) => {
      const row = rows.find((one) => one.name === name);
      if (row === undefined)
        throw new RangeError(`${noun}: there is no setting "${name}"${elsewhere(noun, name)}`);
      if (!isSet) return readable(row);
      if (NOT_SET.includes(name)) throw new RangeError(`"${name}" is not set from afar`);
      if (value === undefined) throw new RangeError(`"${name}" is given no value`);
      return namedSetting(row, value);
    })
    .join('');
}

/** Where else that name would be right. */
function elsewhere(noun: keyof typeof TABLES, name: string): string {
  const other = noun === 'parameters' ? 'configuration' : 'parameters';
  return TABLES[other].rows.some((row) => row.name === name) ? `, which belongs to ${other}` : '';
}

/** Says which setting it is that cannot be written. */
function namedSetting(row: SettingRow, value: string): string {
  try {
    return encodeSetting(row, value);
  } catch (cause) {
    throw new RangeError(`${row.name}: ${(cause as Error).message}`, { cause });
  }
}

/** Or what nobody checks would be put on record for good. */
function nothingOf(what: AskedFor, { length }: readonly Setting[]): '' {
  if (length > 0) throw new RangeError(`"${what}" takes no settings`);
  return '';
}

function readable(row: SettingRow): string {
  if (row.form === 'password') throw new RangeError('a password is not asked for');
  return hex(row.lead, 2) + hex(definition(row, sizeOf(row)), 2);
}

/** Identifier, definition and data, in hexadecimal digits. Throws RangeError for a value that cannot be written. */
export function encodeSetting(row: SettingRow, value: string): string {
  const data = SETTING_FORMS[row.form].write(value, row);
  return hex(row.lead, 2) + hex(definition(row, data.length / 2), 2) + data;
}

/** As of all elements; of a relay's addresses all eight bits count bytes (D.1, row 14). */
function definition({ form, decimals }: SettingRow, size: number): number {
  return form === 'relayed' ? size : (size << 3) | decimals;
}

function sizeOf({ form, digits }: SettingRow): number {
  return SETTING_FORMS[form].size ?? Math.ceil(digits / 2);
}
