import { useState } from 'preact/hooks';
import { propertyOf } from '../../../domain/property.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { trendWords } from '../board/row-words.ts';
import { LevelForecast } from '../forecast/level-forecast.tsx';
import { isFresh } from '../forecast/time-to-level.ts';
import { formatNumber, formatSigned, unitText } from '../format/number.ts';
import { MarkIcon, TrendArrow } from '../marks/mark-icon.tsx';
import { linesOf } from '../registry/lines.ts';
import { type LevelRow, levelRows } from './level-rows.ts';

/** The levels and records from high to low, the present value in its place among them; with a forecast, how probable each is and when. */
export function LevelsTable({ row }: { row: BoardRow }) {
  const { words } = useApp();
  const t = words.value;
  const [showAll, setShowAll] = useState(false);
  const all = linesOf(row.station, row.property);
  if (all.length === 0) return null;
  // In a flood the lines of low water are far below, and the other way round.
  const near = all.filter((line) => line.hazard === (row.margin?.hazard ?? 'flood'));
  const lines = showAll || near.length === 0 ? all : near;
  const isForecast = row.forecast !== undefined && isFresh(row.forecast, row.now);
  const unit = unitText(propertyOf(row.property)?.unit ?? '');
  return (
    <section class="levels-table">
      <table>
        <caption>{t.levels}</caption>
        <thead>
          <tr>
            <th scope="col">{t.line}</th>
            <th scope="col">{unit}</th>
            <th scope="col">{t.difference}</th>
            {isForecast && <th scope="col">{t.probability}</th>}
            {isForecast && <th scope="col">{t.reachedIn}</th>}
          </tr>
        </thead>
        <tbody>
          {levelRows(lines, row.latest?.value ?? undefined).map((level) => (
            <LevelTableRow key={keyOf(level)} level={level} row={row} isForecast={isForecast} />
          ))}
        </tbody>
      </table>
      <p class="caption">
        {lines.some((line) => !line.verified) && `${t.unverifiedNote} `}
        {lines.length < all.length && (
          <button type="button" class="link" onClick={() => setShowAll(true)}>
            {t.allLevels(all.length)}
          </button>
        )}
      </p>
    </section>
  );
}

function LevelTableRow(props: { level: LevelRow; row: BoardRow; isForecast: boolean }) {
  const { level, row } = props;
  return level.kind === 'now' ? (
    <NowRow value={level.value} row={row} isForecast={props.isForecast} />
  ) : (
    <LineRow level={level} row={row} />
  );
}

function LineRow({ level, row }: { level: LevelRow & { kind: 'line' }; row: BoardRow }) {
  const { language, words } = useApp();
  const { line, difference } = level;
  const decimals = propertyOf(row.property)?.decimals ?? 2;
  return (
    <tr title={line.source}>
      <th scope="row">
        {line.severity && (
          <MarkIcon
            mark={{ severity: line.severity, hazard: line.hazard, condition: 'good' }}
            size={18}
          />
        )}
        {line.name[language.value]}
        {line.note && <small class="line-note">{line.note[language.value]}</small>}
      </th>
      <td>
        {formatNumber(line.value, decimals)}
        {line.verified ? '' : <abbr title={words.value.unverified}>*</abbr>}
      </td>
      <td>{difference === undefined ? '—' : formatSigned(difference, decimals)}</td>
      <LevelForecast line={line} row={row} />
    </tr>
  );
}

function NowRow(props: { value: number; row: BoardRow; isForecast: boolean }) {
  const { value, row, isForecast } = props;
  const { words } = useApp();
  const { trend, trendUnit, direction } = trendWords(row);
  return (
    <tr class="here">
      <th scope="row">{words.value.current}</th>
      <td>{formatNumber(value, propertyOf(row.property)?.decimals ?? 2)}</td>
      <td>
        <TrendArrow direction={direction} />
        {trend} {trendUnit}
      </td>
      {isForecast && <td colSpan={2} />}
    </tr>
  );
}

function keyOf(level: LevelRow): string {
  return level.kind === 'now'
    ? 'now'
    : `${level.line.hazard}/${level.line.name.en}/${level.line.value}`;
}
