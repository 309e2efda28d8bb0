import { z } from 'zod';

/** What gear says of its own state: each word holds, or does not. Status bits of SL 651-2014 (45H, table 58) but for `online`. */
export const DeviceWord = z.enum([
  'online', // births and deaths of Sparkplug B, heartbeats, logins
  'mains_off',
  'battery_low',
  'stage_alarm',
  'flow_alarm',
  'quality_alarm',
  'flow_meter_fault',
  'stage_meter_fault',
  'door_open',
  'memory_fault',
  'card_in_use', // the IC card's function is on
  'pump_running',
  'allowance_alarm', // the water that is left of an allowance
]);
export type DeviceWord = z.infer<typeof DeviceWord>;
