/** Each value, or where it is missing the last one within `steps` before it: a gauge that is late still speaks. */
export function held(values: Float64Array, steps: number): Float64Array {
  let known = Number.NEGATIVE_INFINITY;
  return values.map((value, index) => {
    if (!Number.isNaN(value)) known = index;
    return index - known <= steps ? (values[known] ?? Number.NaN) : Number.NaN;
  });
}
