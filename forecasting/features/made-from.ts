/** One value a step from step `from` on, NaN before it: an issue of now asks for no feature of the past. */
export function madeFrom(
  from: number,
  length: number,
  valueAt: (index: number) => number,
): Float64Array {
  const values = new Float64Array(length);
  values.fill(Number.NaN, 0, from);
  for (let index = from; index < length; index++) values[index] = valueAt(index);
  return values;
}
