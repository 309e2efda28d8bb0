import { expect, test } from 'vitest';
import type { Forecast } from '../../../domain/forecast.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { foreseen } from '../../../streams/forecasts/foreseen.ts';
import { forecast, ISSUED } from './forecast.ts';

const HOUR = 3_600_000;
const see = (made: Forecast, before?: WarningEvent, seen?: WarningEvent) =>
  foreseen({ forecast: made, hazard: 'flood', before, seen, now: ISSUED });

test('the gravest level that is probable enough is warned of, as a forecast that says how probable it is and when', () => {
  const event = see(forecast({ blue: 0.9, yellow: 0.6, orange: 0.2 }));
  expect(event).toMatchObject({
    severity: 'yellow',
    basis: 'forecast',
    probability: 0.6,
    threshold: 20,
    readingTime: ISSUED,
    expected: ISSUED + 6 * HOUR,
  });
});

test('the probability at which it warns is the one that was tuned for the station', () => {
  expect(see(forecast({ blue: 0.3 }))).toBeUndefined();
  expect(see(forecast({ blue: 0.3 }, { warnAt: 0.25 }))?.severity).toBe('blue');
});

test('a warning holds while its probability falls a little, and ends when it has fallen far enough', () => {
  const given = see(forecast({ blue: 0.6 }));
  expect(see(forecast({ blue: 0.35 }), given)).toBeUndefined();
  const ended = see(forecast({ blue: 0.2 }), given);
  expect(ended).toMatchObject({ severity: undefined, previous: 'blue', probability: 0.2 });
});

test('the observed warning takes over', () => {
  const given = see(forecast({ blue: 0.9, yellow: 0.7 }));
  const observed = { ...(given as WarningEvent), basis: 'observed' as const };
  expect(see(forecast({ blue: 1, yellow: 1 }), given, observed)).toMatchObject({
    severity: undefined,
    previous: 'yellow',
  });
  expect(see(forecast({ blue: 1, yellow: 1, orange: 0.8 }), given, observed)?.severity).toBe(
    'orange',
  );
});

test('an older issue than the one told of changes nothing', () => {
  const given = see(forecast({ blue: 0.9 }));
  expect(see(forecast({ blue: 0 }, { issued: ISSUED - HOUR }), given)).toBeUndefined();
});

test('while a warning by one property stands another says nothing; after it has ended the other may warn', () => {
  const given = see(forecast({ blue: 0.9 }));
  const flow = forecast({ blue: 0.9 }, { property: 'discharge', issued: ISSUED + HOUR });
  expect(see(flow, given)).toBeUndefined();
  const ended = see(forecast({ blue: 0.1 }), given);
  expect(see(flow, ended)).toMatchObject({ property: 'discharge', severity: 'blue' });
});
