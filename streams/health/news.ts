import type { DeviceEvent } from '../../domain/device-event.ts';
import type { Device, Trouble } from './device.ts';
import { clockLimit, overdueAfter, voltageLine } from './rules.ts';
import type { Mark, Spell } from './spells.ts';

/** What is to be told of a device where its spells are others than told: begun, ended, or retracted because it was not so. */
export function takeNews(device: Device): DeviceEvent[] {
  const events: DeviceEvent[] = [];
  for (const trouble of device.unsettled) {
    events.push(...differences(device, trouble));
    trouble.told = trouble.spells.spells;
  }
  device.unsettled.clear();
  return events;
}

/** What is wrong with it now, as the events that began it. */
export function openEvents(device: Device): DeviceEvent[] {
  const troubles = [device.clock, ...[...device.series.values()].map(({ trouble }) => trouble)];
  const told = troubles.flatMap((trouble) => {
    const last = trouble.told.at(-1);
    return last && !last.end ? [beginOf(device, trouble, last.began)] : [];
  });
  const silences = [...device.silences].map(([property, { began }]) =>
    silenceEvent(device, property, began),
  );
  return [...silences, ...told];
}

/** The event of a silence: of the whole device where the property is ''. */
export function silenceEvent(device: Device, property: string, mark: Mark): DeviceEvent {
  const series = device.series.get(property)?.registered;
  const seconds = series?.intervalSeconds ?? device.intervalSeconds ?? 0;
  return eventOf(device, { word: 'no_data', property: property || undefined }, mark, {
    limit: overdueAfter(seconds),
  });
}

/** The end of a spell of which `began` was told. */
export function endOf(begin: DeviceEvent, end: Mark): DeviceEvent {
  const { time, received, raw, value } = end;
  return { ...begin, time, received, raw, value, holds: false, began: begin.time };
}

function differences(device: Device, trouble: Trouble): DeviceEvent[] {
  const { told, spells } = trouble;
  const before = new Map(told.map((spell) => [spell.began.time, spell]));
  const held = new Set(spells.spells.map(({ began }) => began.time));
  const anew = spells.spells.flatMap((spell) =>
    changesOf(device, trouble, spell, before.get(spell.began.time)),
  );
  // Spells that ended before the marks at hand are no longer made by them, and stand as they were told.
  const gone = told.filter(({ began }) => !held.has(began.time) && began.time > spells.since);
  const retracted = gone.flatMap(({ began, end }) => {
    const begin = beginOf(device, trouble, began);
    return end ? [begin, endOf(begin, end)] : [begin];
  });
  return [...retracted.map((event) => ({ ...event, retracted: true })), ...anew];
}

function changesOf(
  device: Device,
  trouble: Trouble,
  { began, end }: Spell,
  before: Spell | undefined,
): DeviceEvent[] {
  const begin = beginOf(device, trouble, began);
  const events = before ? [] : [begin];
  if (end && end.time !== before?.end?.time) events.push(endOf(begin, end));
  if (!end && before?.end) events.push({ ...endOf(begin, before.end), retracted: true });
  return events;
}

function beginOf(device: Device, trouble: Trouble, began: Mark): DeviceEvent {
  return eventOf(device, trouble, began, { limit: limitOf(device, trouble, began) });
}

function limitOf(device: Device, { word, property }: Trouble, began: Mark): number | undefined {
  if (word === 'clock_off') return clockLimit(began.value);
  const series = device.series.get(property ?? '');
  return word === 'voltage_low' && series ? voltageLine(series.registered) : undefined;
}

function eventOf(
  { station }: Device,
  { word, property }: Pick<Trouble, 'word' | 'property'>,
  { time, received, raw, value }: Mark,
  { limit }: { readonly limit: number | undefined },
): DeviceEvent {
  return {
    ...{ station, time, word, holds: true, received, raw, value },
    ...(property !== undefined && { property }),
    ...(limit !== undefined && { limit }),
  };
}
