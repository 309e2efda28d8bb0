import type { Ask, Reply, Setting } from '../../domain/ask.ts';
import type { ReplyTold } from '../../domain/device-answers.ts';
import { codecNamed } from './codecs.ts';
import { settingsIn, unitOfSetting } from './sl651/read-settings.ts';

/** What the gear's answer says: the settings that it has now, those that are not as they were asked to be, or its readings. */
export function readReply(
  reply: Reply,
  ask: Pick<Ask, 'device' | 'settings'>,
): Pick<ReplyTold, 'readings' | 'settings' | 'differs'> {
  if (reply.payloadHex === undefined) return {};
  const payload = Buffer.from(reply.payloadHex, 'hex');
  const told = settingsIn(payload);
  if (told.ok)
    return { settings: told.settings.map(withUnit), differs: differing(ask, told.settings) };
  const decoded = codecNamed('sl651')?.decode(payload, { device: ask.device, received: reply.at });
  if (!decoded?.ok) return {};
  return { readings: decoded.readings.map(({ element, value }) => ({ element, value })) };
}

function withUnit({ name, value = '' }: Setting) {
  return { name, value, unit: unitOfSetting(name) };
}

/** Names of settings that were to be set and that the gear says otherwise of, or nothing. */
function differing({ settings = [] }: Pick<Ask, 'settings'>, told: readonly Setting[]): string[] {
  const now = new Map(told.map(({ name, value }) => [name, value ?? '']));
  return settings
    .filter(({ name, value }) => value !== undefined && !isSame(value, now.get(name)))
    .map(({ name }) => name);
}

/** "5" and "5.00" are the same number. */
function isSame(asked: string, told: string | undefined): boolean {
  if (told === undefined) return false;
  return asked === told || (asked !== '' && Number(asked) === Number(told));
}
