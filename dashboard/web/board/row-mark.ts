import type { Mark } from '../marks/mark.ts';
import type { BoardRow } from './board.ts';

/** The mark of a row: what is observed, and only where nothing is the level that is forecast. */
export function rowMark(row: BoardRow): Mark {
  const { severity, foreseen, condition, isTroubled } = row;
  if (severity !== undefined || foreseen?.severity === undefined) return row;
  const { hazard } = foreseen;
  return { severity: foreseen.severity, hazard, condition, isForecast: true, isTroubled };
}
