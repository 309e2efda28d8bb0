import { readFileSync } from 'node:fs';

/** What a process has used so far. */
export interface ProcessUsage {
  readonly cpuMicroseconds: number;
  readonly residentMegabytes: number;
}

/** Linux counts in /proc at 100 ticks a second on every platform that Node supports. */
const TICK_MICROSECONDS = 10_000;
const PAGE_BYTES = 4_096;

/** From /proc/PID/stat, fields 14 and 15 (user and system time) and 24 (resident pages): proc_pid_stat(5). */
export function processUsage(pid: number | 'self'): ProcessUsage {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number) => fields[number - 3] ?? Number.NaN;
  return {
    cpuMicroseconds: (field(14) + field(15)) * TICK_MICROSECONDS,
    residentMegabytes: (field(24) * PAGE_BYTES) / 2 ** 20,
  };
}
