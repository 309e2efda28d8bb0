import { z } from 'zod';

/**
 * What is the matter with gear: each word holds, or does not. What it says of itself are status bits of SL 651-2014 (45H, table 58)
 * but for `online`; the last five are the house's own findings (`domain/device-health.ts`), never the gear's.
 */
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
  'no_data', // overdue: the device, or one of its series
  'frozen', // a series stands still for longer than is natural
  'voltage_low', // its battery, by the voltage that it reports
  'clock_off', // its stamps are not of the time at which they come
  'house_silent', // of the house itself: it hears nobody, so that nobody's silence tells anything
]);
export type DeviceWord = z.infer<typeof DeviceWord>;
