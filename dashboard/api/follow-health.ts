import type { DeviceHealth } from '../../domain/device-health.ts';
import { deviceHealth } from '../../domain/topics.ts';
import type { ApiDeps } from './api.ts';
import type { FollowForecastsOptions } from './follow-forecasts.ts';
import { keepFollowing } from './followed.ts';

/**
 * How each device is, as it was told last. An event is sent only where something begins or ends: what else a record says grows with
 * every report, and is asked for by whoever looks at one.
 */
export async function followHealth(
  options: Omit<FollowForecastsOptions, 'journal'>,
): Promise<Pick<ApiDeps, 'deviceHealth'>> {
  const { log, events } = options;
  const sent = new Map<string, string>();
  const followed = await keepFollowing(log, deviceHealth, {
    ...options,
    what: 'Following the health of devices',
    onChange(record) {
      const open = openOf(record);
      if (open === (sent.get(record.station) ?? '')) return;
      sent.set(record.station, open);
      events.publish('device_health', JSON.stringify(record));
    },
  });
  for (const record of followed.map().values()) sent.set(record.station, openOf(record));
  return { deviceHealth: followed };
}

function openOf({ open }: DeviceHealth): string {
  return open.map(({ word, property, time }) => `${word}/${property}/${time}`).join(' ');
}
