/** [from, to), epoch ms, as a condition of InfluxQL, cut to the years 1677 to 2262 that InfluxDB knows. */
export function timeClause(from: number, to: number): string {
  return `time >= ${literal(from)} AND time < ${literal(to)}`;
}

const EARLIEST = -9_223_372_036_854;
const LATEST = 9_223_372_036_854;

function literal(time: number): string {
  return `${Math.ceil(Math.max(EARLIEST, Math.min(LATEST, time)))}ms`;
}
