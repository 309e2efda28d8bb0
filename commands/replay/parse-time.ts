import { parseZonedTime } from '../../devices/codecs/zoned-time.ts';

/**
 * Epoch ms of a date, or a date and time with "T" or a space between; without its zone it is UTC. undefined for
 * anything else.
 */
export function parseTime(text: string): number | undefined {
  const [, date, clock = '00:00', zone = 'Z'] = SHAPE.exec(text.trim()) ?? [];
  return date === undefined ? undefined : parseZonedTime(`${date}T${clock}${zone}`);
}

const SHAPE = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(Z|[+-]\d\d:\d\d)?$/;
