import type { DeviceEvent } from '../../../domain/device-event.ts';
import { propertyOf } from '../../../domain/property.ts';
import { MINUTE_MS, SECOND_MS } from '../../../domain/time.ts';
import { formatNumber } from '../format/number.ts';
import { duration, type TellTime } from '../format/time.ts';
import type { Troubled } from '../live/troubled.ts';
import { DEVICE_WORDS } from '../words/gear-words.ts';
import type { Language } from '../words/language.ts';
import type { Dictionary } from '../words/zh.ts';

/** What is wrong: "Frozen · Stage". */
export function troubleName({ word, property, holds }: DeviceEvent, language: Language): string {
  const name = DEVICE_WORDS[word][holds ? 'on' : 'off'][language];
  return property === undefined || word === 'voltage_low'
    ? name
    : `${name} · ${propertyOf(property)?.name[language] ?? property}`;
}

/** All that is wrong with a station's device, in one line. */
export function troublesAt({ troubled }: Troubled, station: string, language: Language): string {
  const open = troubled.value.get(station)?.open ?? [];
  return open.map((event) => troubleName(event, language)).join('; ');
}

/** By which rule it was found, with its figures; '' of what the gear says itself. */
export function troubleReason(
  { word, time, value = 0, limit = 0 }: DeviceEvent,
  { words, tell }: { readonly words: Dictionary; readonly tell: TellTime },
): string {
  switch (word) {
    case 'no_data':
      return words.whyNoData(tell(time - limit), duration(limit, words));
    case 'frozen':
      return words.whyFrozen;
    case 'voltage_low':
      return words.whyVoltage(formatNumber(value, 2), formatNumber(limit, 1));
    case 'clock_off':
      return words.whyClock(offsetWords(value, words), duration(limit, words));
    default:
      return '';
  }
}

/** Arrival less stamp, ms, in words. */
export function offsetWords(offset: number, words: Dictionary): string {
  const span = shortSpan(Math.abs(offset), words);
  return offset < 0 ? words.clockAhead(span) : words.clockBehind(span);
}

/** Under two minutes in seconds. */
export function shortSpan(ms: number, words: Dictionary): string {
  if (ms >= 2 * MINUTE_MS) return duration(ms, words);
  return words.seconds(formatNumber(ms / SECOND_MS, ms < 10 * SECOND_MS ? 1 : 0));
}
