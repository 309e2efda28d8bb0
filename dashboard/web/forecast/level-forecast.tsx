import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import type { Line } from '../registry/lines.ts';
import { hoursRange, percent } from './forecast-words.ts';
import { FORECAST_HOURS, isFresh, timeToLevel } from './time-to-level.ts';

/** Two cells of the levels table: how probable a level is within the leads, and in how many hours it is reached. */
export function LevelForecast({ line, row }: { line: Line; row: BoardRow }) {
  const { words } = useApp();
  const t = words.value;
  const { forecast, now } = row;
  if (forecast === undefined || !isFresh(forecast, now)) return null;
  const told = timeToLevel(forecast, line, now);
  if (told === undefined) return <td colSpan={2} />;
  const isReached = told.earliest === 0 && told.latest === 0;
  return (
    <>
      <td>{percent(told.probability)}</td>
      <td>
        {isReached
          ? t.reachedAlready
          : (hoursRange(told, t) ?? t.notWithin(t.days(FORECAST_HOURS / 24)))}
      </td>
    </>
  );
}
