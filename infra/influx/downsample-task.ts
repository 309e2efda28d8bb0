import type { bucketsOf } from './influx-settings.ts';

/**
 * The task that keeps statistics of hours and days for those who look at years with Flux or Grafana; the house itself
 * computes its own from the observations. Fields min, max, sum and count of the usable values (flags 1 and 2), at the
 * beginning of the span; days begin at 00:00Z, 08:00 in Beijing. It goes over the last four days every night, so that
 * late and repaired readings count.
 */
export function downsampleTask({ observations, hourly, daily }: ReturnType<typeof bucketsOf>) {
  const name = `${observations}-downsample`;
  const flux = `import "date"
import "influxdata/influxdb"
import "math"

option task = {name: "${name}", every: 1d, offset: 30m}

statistics = (tables=<-, every) => tables
  |> window(every: every)
  |> reduce(
    identity: {min: math.mInf(sign: 1), max: math.mInf(sign: -1), sum: 0.0, count: 0},
    fn: (r, accumulator) => ({
      min: math.mMin(x: accumulator.min, y: r.min),
      max: math.mMax(x: accumulator.max, y: r.max),
      sum: accumulator.sum + r.sum,
      count: accumulator.count + r.count,
    }),
  )
  |> duplicate(column: "_start", as: "_time")
  |> window(every: inf)

hours = from(bucket: "${observations}")
  |> range(start: date.truncate(t: -4d, unit: 1d), stop: date.truncate(t: now(), unit: 1d))
  |> filter(fn: (r) => r._field == "value" or r._field == "mark")
  |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
  |> filter(fn: (r) => r.mark % 10 <= 2)
  |> map(fn: (r) => ({r with min: r.value, max: r.value, sum: r.value, count: 1}))
  |> statistics(every: 1h)

hours
  |> drop(columns: ["_start", "_stop"])
  |> influxdb.wideTo(bucket: "${hourly}")

hours
  |> statistics(every: 1d)
  |> drop(columns: ["_start", "_stop"])
  |> influxdb.wideTo(bucket: "${daily}")
`;
  return { name, flux };
}
