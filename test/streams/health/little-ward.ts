import type { DeviceEvent } from '../../../domain/device-event.ts';
import type { DeviceHealth } from '../../../domain/device-health.ts';
import type { Observation } from '../../../domain/observation.ts';
import { deviceHealth } from '../../../domain/topics.ts';
import { newest } from '../../../infra/follow.ts';
import { type HealthKeeper, keepHealth } from '../../../streams/health/keep-health.ts';
import { littleHouse, MINUTE, NOW } from '../little-house.ts';
import { gauge, observed } from './observed.ts';

/** Three gauges under one keeper, in a house whose clock the test moves; `at` is in minutes from NOW. */
export async function littleWard(ids = ['A', 'B', 'C']) {
  const house = littleHouse(ids.map(gauge));
  const clock = { now: () => NOW };
  const context = { ...house.context, clock };
  let keeper: HealthKeeper;

  /** The keeper as it is after a start at a time, with no memory but what it reads back. */
  async function start(at: number): Promise<void> {
    clock.now = () => NOW + at * MINUTE;
    keeper = keepHealth(context, await newest(context.log, deviceHealth));
  }
  async function tell(...observations: Observation[]): Promise<void> {
    await context.store.write(observations);
    await keeper.take(
      observations.map((one, offset) => ({ message: [one], position: { partition: 0, offset } })),
    );
  }
  await start(0);

  return {
    context,
    start,
    tell,
    /** Readings of a device, every five minutes from one to another, both included. */
    async report(id: string, from: number, to: number) {
      for (let at = from; at <= to; at += 5) await tell(observed(at, { station: id }));
    },
    async look(at: number, doesAnyWait = false) {
      clock.now = () => NOW + at * MINUTE;
      await keeper.look(clock.now(), doesAnyWait);
    },
    tellAll: (at: number) => keeper.tellSome(NOW + at * MINUTE, 1),
    /** What people find: word, whether it holds, and the minute; oldest first. */
    async events(station?: string) {
      const query = { kind: 'device_event', limit: 100, ...(station && { station }) } as const;
      const entries = await context.journal.list(query);
      return entries
        .map(({ document }) => document as DeviceEvent)
        .filter(({ retracted }) => !retracted)
        .map((one) => `${one.station} ${one.word} ${one.holds} ${(one.time - NOW) / MINUTE}`)
        .toReversed();
    },
    async record(station: string): Promise<DeviceHealth | undefined> {
      return (await newest(context.log, deviceHealth)).get(station);
    },
  };
}
