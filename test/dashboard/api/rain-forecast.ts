import { RainForecast } from '../../../domain/rain-forecast.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { T0 } from './made.ts';

/** A forecast of two days of rain over the Gan, unless said otherwise. */
export function rainForecast(own: Partial<RainForecast> = {}): RainForecast {
  return RainForecast.parse({
    area: 'gan',
    source: 'a model',
    issued: T0,
    from: T0,
    step: DAY_MS,
    mm: [10, 20],
    device: 'weather',
    received: T0,
    ...own,
  });
}
