import { processUsage } from '../../bench/process-usage.ts';

/** The most resident memory of each room, MB, since it was last asked; several processes of a room count each for itself. */
export interface MemoryWatch {
  take(): Record<string, number>;
  stop(): void;
}

/** Looks at the processes twice a second; `streams 2` is of the room `streams`. */
export function watchMemory(pids: ReadonlyMap<string, number>): MemoryWatch {
  let most: Record<string, number> = {};
  const look = () => {
    for (const [name, pid] of pids) {
      const room = name.split(' ')[0] ?? name;
      most[room] = Math.max(most[room] ?? 0, residentMegabytes(pid));
    }
  };
  const looking = setInterval(look, EVERY_MS);
  return {
    take() {
      look();
      const taken = most;
      most = {};
      return taken;
    },
    stop: () => clearInterval(looking),
  };
}

const EVERY_MS = 500;

function residentMegabytes(pid: number): number {
  try {
    return Math.round(processUsage(pid).residentMegabytes);
  } catch {
    return 0; // it has just been killed
  }
}
