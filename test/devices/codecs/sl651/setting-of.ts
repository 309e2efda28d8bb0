import fc from 'fast-check';
import type { SettingForm, SettingRow } from '../../../../devices/codecs/sl651/setting-table.ts';
import type { Setting } from '../../../../domain/ask.ts';

const byte = fc.integer({ min: 0, max: 255 });
const four = fc.tuple(byte, byte, byte, byte);
const digits = (least: number, most: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most })
    .map((all) => all.join(''));
const channel = fc.oneof(
  fc.constant('off'),
  fc
    .tuple(four, fc.integer({ min: 0, max: 65_535 }))
    .map(([address, port]) => `ip ${address.join('.')}:${port}`),
  fc
    .tuple(fc.constantFrom('sms', 'beidou', 'inmarsat', 'pstn', 'radio'), digits(1, 20))
    .map((words) => words.join(' ')),
);

/** Values of what is no number, as people write them and as they are told. */
const VALUES: Record<Exclude<SettingForm, 'number'>, fc.Arbitrary<string>> = {
  centres: four.map((centres) => centres.join(' ')),
  channel,
  elements: digits(16, 16),
  relayed: fc.integer({ min: 1, max: 5 }).chain((runs) => digits(12 * runs, 12 * runs)),
  card: digits(1, 20).map((id) => `mobile ${id}`),
  address: digits(10, 10),
  password: digits(4, 4),
};

/** A setting of that row with any value that it may have. */
export function settingOf({ name, form, ...row }: SettingRow): fc.Arbitrary<Setting> {
  const value = form === 'number' ? numberOf(row) : VALUES[form];
  return value.map((written) => ({ name, value: written }));
}

function numberOf({
  digits: all,
  decimals,
  range,
}: Pick<SettingRow, 'digits' | 'decimals' | 'range'>): fc.Arbitrary<string> {
  const scale = 10 ** decimals;
  const [least, most] = range?.map((bound) => Math.round(bound * scale)) ?? [];
  const edge = 10 ** all - 1;
  return fc
    .integer({ min: least ?? -edge, max: most ?? edge })
    .map((count) => (count === 0 ? 0 : count / scale).toFixed(decimals));
}
