import { HOUR_MS } from '../../domain/time.ts';
import { random } from '../../forecasting/random.ts';
import type { Series } from '../../forecasting/series/series.ts';

/** A made-up gauge: showers fill two linear reservoirs, one quick and one slow. The same seed gives the same basin. */
export function basin({ length = 1_200, seed = 1, leads = [1, 6] } = {}): Series {
  const next = random(seed);
  const rain = Float64Array.from({ length }, () => (next() < 0.04 ? 12 * next() ** 2 : 0));
  let [quick, slow] = [1, 20];
  const flow = rain.map((fallen) => {
    quick += 0.6 * fallen - 0.15 * quick;
    slow += 0.4 * fallen - 0.005 * slow;
    return 0.15 * quick + 0.005 * slow;
  });
  return {
    name: 'made-up',
    start: Date.UTC(2020, 0, 1),
    step: HOUR_MS,
    length,
    target: { name: 'Q', quantity: 'discharge', unit: 'mm/h', values: flow },
    forcings: [{ name: 'P', quantity: 'rainfall', unit: 'mm', values: rain }],
    leads,
  };
}

/** The same, and how much could evaporate: by day, not by night. */
export function warmBasin(options: Parameters<typeof basin>[0] = {}): Series {
  const series = basin(options);
  const values = series.target.values.map((_, at) =>
    Math.max(0, 0.3 * Math.sin((at * Math.PI) / 12)),
  );
  const evaporation = { name: 'E', quantity: 'potential_evaporation', unit: 'mm', values };
  return { ...series, forcings: [...series.forcings, evaporation] };
}
