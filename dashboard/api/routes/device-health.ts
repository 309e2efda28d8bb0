import { z } from 'zod';
import { THE_HOUSE } from '../../../domain/device-event.ts';
import { DeviceHealthAnswer, DeviceHealthOfOne } from '../../../domain/device-health.ts';
import type { Routes } from '../api.ts';
import { registeredStation } from '../registered-series.ts';

const Query = z.strictObject({
  /** Only of those with which something is wrong now. */
  open: z.stringbool().default(false),
});

/** How each device is: the records that the streams tell, as they stand. */
export const deviceHealthRoutes: Routes = (api, { clock, stations, deviceHealth }) => {
  api.get('/api/device-health', { schema: ALL }, async ({ query: { open } }) => {
    const { [THE_HOUSE]: house, ...others } = Object.fromEntries(deviceHealth.map());
    const devices = Object.values(others).filter((one) => !open || one.open.length > 0);
    return { time: clock.now(), house: house?.open ?? [], devices };
  });

  api.get('/api/device-health/:station', { schema: ONE }, async ({ params: { station } }) => {
    const { id } = registeredStation(stations.map(), station);
    return { time: clock.now(), health: deviceHealth.map().get(id) ?? null };
  });
};

const ALL = {
  summary:
    'How the gear of every station is: last seen, arrival rate, clock, battery, doubles, rejects, and what is wrong with it',
  querystring: Query,
  response: { 200: DeviceHealthAnswer },
};

const ONE = {
  summary: 'The same of one station',
  params: z.object({ station: z.string().max(255) }),
  response: { 200: DeviceHealthOfOne },
};
