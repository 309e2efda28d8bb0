import type { LowWaterLine } from '../../../domain/low-water.ts';
import type { Dictionary } from '../words/zh.ts';

interface Speech {
  readonly words: Dictionary;
  readonly day: (time: number) => string;
  readonly percent: (share: number) => string;
}

/** What is said of a line's crossings: since when it is below, the next passing or how probable one is, and the usual date. */
export function passingText(line: LowWaterLine, speech: Speech): string[] {
  const { words: t, day } = speech;
  const { belowSince, usual } = line;
  const since = line.belowFromStart ? t.belowAtLeastSince : t.belowSince;
  const range = (of: { from: number; to: number }) => `${day(of.from)} – ${day(of.to)}`;
  return [
    ...(belowSince === null ? [] : [since(day(belowSince))]),
    ...nextPassing(line, speech, range),
    ...(usual === null
      ? []
      : [t.usualFall(day(usual.likely), range(usual), usual.reached, usual.years)]),
  ];
}

function nextPassing(
  { crossing }: LowWaterLine,
  { words: t, day, percent }: Speech,
  range: (of: { from: number; to: number }) => string,
): string[] {
  if (crossing === null) return [];
  const { way, date, probability } = crossing;
  const falls = way === 'falls';
  if (date === null) return [(falls ? t.fallsUnlikely : t.risesUnlikely)(percent(probability))];
  return [(falls ? t.lowWaterFalls : t.lowWaterRises)(day(date.likely), range(date))];
}
