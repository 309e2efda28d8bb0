import type { Room } from '../infra/room.ts';
import { type DoorLimits, doorLimits } from './limits.ts';
import { openPostDoor } from './post/post-door.ts';
import { openTcpDoor } from './tcp/tcp-door.ts';
import { openThreshold, type Threshold, type ThresholdContext } from './threshold.ts';

/** The open doors and where they listen: 0 for one that is shut, or whose broker stands outside. */
export interface Doors extends Room {
  readonly port: number;
  readonly tcp: number;
  readonly post: number;
}

/** One way in. `stop` takes no more, waits until all that was taken is durable and acknowledged, then closes. */
interface Door extends Room {
  readonly port: number;
}

/**
 * Opens the doors: an MQTT broker on `config.bind`:`config.mqtt`, or the reading side of the broker that `config.broker` names,
 * raw TCP at `config.tcp` and HTTP POST at `config.post`. Every packet is durable on the log before it is acknowledged. Rejects with PORT_IN_USE or CONFIG
 * when it cannot listen there, or is refused there.
 */
export async function startIngest(
  context: ThresholdContext,
  limits: DoorLimits = doorLimits,
): Promise<Doors> {
  const threshold = await openThreshold(context, limits);
  const open: Door[] = [];
  async function stop(): Promise<void> {
    await Promise.all(open.map((door) => door.stop()));
    await threshold.close();
  }
  const ports: number[] = [];
  try {
    for (const openDoor of DOORS) {
      const door = await openDoor(threshold, context);
      if (door) open.push(door);
      ports.push(door?.port ?? 0);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const [port = 0, tcp = 0, post = 0] = ports;
  return { port, tcp, post, stop };
}

type OpenDoor = (threshold: Threshold, context: ThresholdContext) => Promise<Door | undefined>;

/** In the order of `Doors`; what is needed for one alone is loaded with it. */
const DOORS: readonly OpenDoor[] = [
  async (threshold, context) => {
    const { bind, broker, mqtt } = context.config;
    if (broker === 'embedded') {
      return (await import('./mqtt-door.ts')).openMqttDoor(threshold, { bind, port: mqtt });
    }
    const { openOutsideBroker } = await import('./outside-broker.ts');
    return { ...(await openOutsideBroker(context)), port: 0 };
  },
  async (threshold, { config: { bind, tcp } }) =>
    typeof tcp === 'number' ? openTcpDoor(threshold, { bind, port: tcp }) : undefined,
  async (threshold, { config: { bind, post } }) =>
    typeof post === 'number' ? openPostDoor(threshold, { bind, port: post }) : undefined,
];
