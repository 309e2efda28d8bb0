import type { RtuTold } from './rtu.ts';

/** A report as it is sent, and the key of its acknowledgement. */
interface Report {
  readonly bytes: Uint8Array;
  readonly key: string;
}

/** The reports of one RTU that are not acknowledged yet, as its store keeps them. */
export interface Outbox {
  add(report: Report): void;
  /** What is to be sent now: those that may be under way, and those sent before and not answered for too long. */
  due(now: number): Uint8Array[];
  /** When something is due again, epoch ms. */
  dueAt(): number;
  /** One was sent three times and not answered: the gear leaves the link (SL 651-2014 6.3.2.3). */
  isGivenUp(now: number): boolean;
  /** Whether one of that key was under way; the oldest of them has arrived. */
  acknowledge(key: string): boolean;
  /** All that was under way is sent anew over the next link, the same bytes with the same numbers. */
  linkLost(): void;
  told(): RtuTold;
}

const ANSWER_MS = 10_000;
const MOST_SENDINGS = 3;
const MOST_KEPT = 10_000;

/** With so many reports under way at most. */
export function createOutbox(window: number): Outbox {
  const queue: Report[] = [];
  let underWay: (Report & { sendings: number; sent: number })[] = [];
  const told = { made: 0, acknowledged: 0, sentAgain: 0, lost: 0 };
  const isLate = ({ sent }: { sent: number }, now: number) => now >= sent + ANSWER_MS;
  return {
    add(report) {
      told.made++;
      queue.push(report);
      if (queue.length <= MOST_KEPT) return;
      queue.shift();
      told.lost++;
    },
    due(now) {
      const again = underWay.filter((report) => isLate(report, now));
      for (const report of again) {
        report.sendings++;
        report.sent = now;
        told.sentAgain++;
      }
      const fresh = queue.splice(0, window - underWay.length);
      underWay.push(...fresh.map((report) => ({ ...report, sendings: 1, sent: now })));
      return [...again, ...fresh].map(({ bytes }) => bytes);
    },
    dueAt: () => Math.min(...underWay.map(({ sent }) => sent + ANSWER_MS)),
    isGivenUp: (now) =>
      underWay.some((report) => report.sendings >= MOST_SENDINGS && isLate(report, now)),
    acknowledge(key) {
      const at = underWay.findIndex((report) => report.key === key);
      if (at >= 0) underWay.splice(at, 1);
      if (at >= 0) told.acknowledged++;
      return at >= 0;
    },
    linkLost() {
      told.sentAgain += underWay.length;
      queue.unshift(...underWay.map(({ bytes, key }) => ({ bytes, key })));
      underWay = [];
    },
    told: () => ({ ...told, waiting: queue.length + underWay.length }),
  };
}
