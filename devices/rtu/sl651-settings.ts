import { settingsIn } from '../codecs/sl651/read-settings.ts';
import { CONFIGURATION, PARAMETERS, type SettingRow } from '../codecs/sl651/setting-table.ts';
import { encodeSetting } from '../codecs/sl651/settings.ts';

/** As the gear leaves the factory. */
export const FACTORY_SETTINGS: Readonly<Record<string, string>> = {
  centres: '1 0 0 0',
  'centre-1-main': 'ip 127.0.0.1:6000',
  'centre-1-spare': 'off',
  'work-mode': '2',
  elements: '8001000000000000',
  card: 'mobile 0131000000001',
  'report-interval': '1',
  'added-report-interval': '5',
  'rain-day-start': '8',
  'sampling-interval': '300',
  'stage-storing-interval': '5',
  'rain-resolution': '0.5',
  'stage-resolution': '1.0',
  'rain-threshold': '2',
  'stage-base-1': '10.000',
  'stage-correction-1': '0.000',
  'added-report-stage-1': '5.00',
  'threshold-above': '0.03',
  'threshold-below': '0.20',
};

/**
 * What gear says to a command of 40 to 43, in hexadecimal digits: the settings as they are then. Those to be set are set in `settings`;
 * those that it does not have, or cannot have, are left out or as before. undefined for other commands, and for those that it cannot read.
 */
export function answerSettings(
  command: Uint8Array,
  functionCode: number,
  settings: Map<string, string>,
): string | undefined {
  const asked = settingsIn(command);
  if (!asked.ok) return undefined;
  const rows = functionCode < 0x42 ? CONFIGURATION : PARAMETERS;
  return asked.settings
    .map(({ name, value }) => {
      const row = rows.find((one) => one.name === name);
      if (row === undefined) return '';
      if (value !== undefined && canBe(row, value)) settings.set(name, value);
      const now = settings.get(name);
      return now === undefined ? '' : encodeSetting(row, now);
    })
    .join('');
}

/** A centre may send what the table does not allow. */
function canBe(row: SettingRow, value: string): boolean {
  try {
    encodeSetting(row, value);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
