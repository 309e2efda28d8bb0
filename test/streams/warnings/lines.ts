import { Level } from '../../../domain/station.ts';

/** A warning level on the stage, in metres. */
export function line(severity: Level['severity'], value: number, over: Partial<Level> = {}): Level {
  return Level.parse({
    hazard: 'flood',
    property: 'stage',
    severity,
    value,
    hysteresis: 0.1,
    name: { zh: '线', en: 'line' },
    verified: false,
    source: 'test',
    ...over,
  });
}
