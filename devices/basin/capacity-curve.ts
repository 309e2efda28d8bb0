/**
 * What land cannot take of `gain` mm when it holds `held` of its mean `capacity`, the capacity being spread over the
 * area by a parabola of `exponent`: the saturation excess of Xin'anjiang (Zhao R.-J., J. Hydrology 135, 1992, 371-381),
 * R = P - (W' - W) + W' (1 - (P + A) / M)^(1 + B), M = W' (1 + B). What stands above the capacity comes out too.
 */
export function overflow(capacity: number, exponent: number, held: number, gain: number): number {
  const missing = capacity - held;
  if (missing <= 0) return gain - missing;
  const most = capacity * (1 + exponent);
  const filled = gain + most * (1 - (missing / capacity) ** (1 / (1 + exponent)));
  const left = filled < most ? capacity * (1 - filled / most) ** (1 + exponent) : 0;
  return Math.max(gain - missing + left, 0);
}
