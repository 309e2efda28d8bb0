import type { Setting } from '../../../domain/ask.ts';
import type { Undecodable } from '../../../domain/reading.ts';
import { HEX_BCD } from './coding.ts';
import { openFrame } from './frame.ts';
import { SETTING_FORMS } from './setting-data.ts';
import { CONFIGURATION, PARAMETERS, type SettingRow } from './setting-table.ts';
import { undecodable } from './undecodable.ts';

/** Settings with their values; where a frame asks for them, their names. */
export type ReadSettings = { readonly ok: true; readonly settings: Setting[] } | Undecodable;

/** The settings that a frame of 40 to 43 names, upwards or downwards, in HEX/BCD; those that annex D does not have by their bytes. */
export function settingsIn(payload: Uint8Array): ReadSettings {
  const frame = openFrame(payload, HEX_BCD);
  if (!frame.ok) return frame;
  const { functionCode, direction, body, end } = frame;
  if (functionCode < 0x40 || functionCode > 0x43) return undecodable('function', frame.functionAt);
  // Up: serial number, time, F1F1 and the station; down: serial number and time.
  let at = body + 8 + (direction === 'up' ? 7 : 0);
  const place: Place = {
    bytes: payload.subarray(0, end),
    rows: functionCode < 0x42 ? CONFIGURATION : PARAMETERS,
    isNamed: direction === 'down' && (functionCode & 1) === 1,
  };
  const settings: Setting[] = [];
  while (at < end) {
    const read = readSetting(place, at);
    if (read === undefined) return undecodable('short', at);
    settings.push(read.setting);
    at = read.next;
  }
  return { ok: true, settings };
}

interface Place {
  readonly bytes: Uint8Array;
  readonly rows: readonly SettingRow[];
  /** They are asked for: no data follow their definitions. */
  readonly isNamed: boolean;
}

/** FF names a maker's own, and one byte more. undefined where the bytes end too soon. */
function readSetting({ bytes, rows, isNamed }: Place, at: number) {
  const lead = bytes[at] ?? 0;
  const dataAt = at + (lead === 0xff ? 3 : 2);
  const row = rows.find((one) => one.lead === lead);
  const defined = bytes[dataAt - 1] ?? 0;
  const next = dataAt + (isNamed ? 0 : sizeIn(defined, row));
  if (next > bytes.length) return undefined;
  const name = row?.name ?? hexOf(bytes.subarray(at, dataAt - 1));
  const value = told(row, bytes.subarray(dataAt, next), defined & 7);
  return { next, setting: isNamed ? { name } : { name, value } };
}

function sizeIn(defined: number, row: SettingRow | undefined): number {
  return row?.form === 'relayed' ? defined : defined >>> 3;
}

/** What is not written as the table has it is told by its bytes; a password is not told. */
function told(row: SettingRow | undefined, data: Uint8Array, decimals: number): string {
  if (row?.form === 'password') return 'hidden';
  const value = row && SETTING_FORMS[row.form].read(data, decimals);
  return value ?? `0x${hexOf(data)}`;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** The unit of a setting's value; empty for one that has none. */
export function unitOfSetting(name: string): string {
  const row = [...CONFIGURATION, ...PARAMETERS].find((one) => one.name === name);
  return row?.unit ?? '';
}
