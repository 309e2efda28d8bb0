/** One passage above a level, as indices of the steps: `start` is the first at or above it, `end` the first below again. */
export interface Crossing {
  readonly start: number;
  readonly end: number;
}

/**
 * The events in which a series rises to a level, in order. Those closer than `apart` steps are one, for a crest that breathes
 * about the level is one flood; a missing value ends none. One that was above from the beginning is none: nobody saw it rise.
 */
export function crossings(values: Float64Array, level: number, apart: number): readonly Crossing[] {
  const found: { start: number; end: number }[] = [];
  let seenBelow = false;
  for (const [index, value] of values.entries()) {
    const open = found.at(-1);
    if (value >= level && seenBelow) {
      if (open && index - open.end <= apart) open.end = index + 1;
      else found.push({ start: index, end: index + 1 });
    }
    seenBelow ||= value < level;
  }
  return found;
}
