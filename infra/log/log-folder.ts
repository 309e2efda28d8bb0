import type { Clock } from '../clock.ts';
import type { Logger } from '../logger.ts';
import type { GroupLimits } from './group-commit.ts';
import type { Offsets } from './offsets.ts';
import type { Retention } from './retention.ts';

/** What all topic files of one embedded log share. */
export interface LogFolder {
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly offsets: Offsets;
  readonly limits: GroupLimits;
  /** Absent: everything is kept. */
  readonly retention?: Retention | undefined;
  /** The most bytes one file may take; beyond it the disk counts as full. Absent: what the disk has. */
  readonly fileBytes?: number | undefined;
}
