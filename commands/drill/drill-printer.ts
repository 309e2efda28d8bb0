import { SECOND_MS } from '../../domain/time.ts';
import type { Clock } from '../../infra/clock.ts';
import { isProgress, progressPrinter } from '../up/progress.ts';
import type { Season } from '../up/season.ts';
import { beijingMinute } from '../up/tell-time.ts';

interface DrillPrinterOptions {
  readonly season: Season;
  readonly clock: Clock;
  /** Called when the season is over and its last readings have had time to come in. */
  readonly onOver: () => void;
}

/** Tells the drill's time and speed once a second, with the filling of its past on the same line. */
export function drillPrinter(
  out: NodeJS.WriteStream,
  { season, clock, onOver }: DrillPrinterOptions,
) {
  const line = progressPrinter(out);
  let past = '';
  let standing = 0;
  const tick = () => {
    line.show({ progress: [drillLine(season, clock.now()), past].filter(Boolean).join(' · ') });
    if (season.to !== undefined && clock.now() >= season.to) standing++;
    if (standing === LAST_SECONDS) onOver();
  };
  const ticking = setInterval(tick, SECOND_MS);
  return {
    show(message: unknown): void {
      if (isProgress(message)) past = message.done ? '' : message.progress;
    },
    end: line.end,
    stop: () => clearInterval(ticking),
  };
}

const LAST_SECONDS = 5;

/** "DRILL flood-2020: 2020-07-06 14:20 Beijing, 600 × real time" */
export function drillLine({ scenario, speed }: Season, now: number): string {
  return `DRILL ${scenario}: ${beijingMinute(now)} Beijing, ${speed} × real time`;
}
