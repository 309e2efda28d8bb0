import { propertyOf } from '../../../domain/property.ts';
import type { Crossing } from '../../../domain/what-if-run.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import { clockTime, dayLabel, duration } from '../format/time.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { openStation } from '../view/navigate.ts';
import { type CrossingRow, differenceOf } from './crossing-rows.ts';

/** Which gauge passes which level when, against the base run. */
export function CrossingsTable({ rows }: { rows: readonly CrossingRow[] }) {
  const { words } = useApp();
  const t = words.value;
  if (rows.length === 0) return <p class="calm">{t.noCrossing}</p>;
  return (
    <table class="crossings">
      <caption>{t.crossings}</caption>
      <thead>
        <tr>
          <th scope="col">{t.station}</th>
          <th scope="col">{t.thisRun}</th>
          <th scope="col">{t.baseRun}</th>
          <th scope="col">{t.difference}</th>
          <th scope="col">
            {t.peak} / {t.trough}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={`${row.station.id}/${row.level.hazard}/${row.level.value}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { row: CrossingRow }) {
  const { language, view } = useApp();
  const { station, level, run, base, extreme } = row;
  const decimals = propertyOf(level.property)?.decimals ?? 2;
  const { hazard, severity } = level;
  return (
    <tr data-changed={differenceOf(row) !== 0}>
      <th scope="row">
        <MarkIcon mark={{ severity, hazard, condition: 'good' }} size={18} />
        <button type="button" class="link" onClick={() => openStation(view, station.id)}>
          {station.name[language.value]}
        </button>
        <small>
          {level.name[language.value]} {formatNumber(level.value, decimals)}
          {level.verified ? '' : '*'}
        </small>
      </th>
      <td>
        <Passing crossing={run} />
      </td>
      <td>
        <Passing crossing={base} />
      </td>
      <td>
        <Difference row={row} />
      </td>
      <td>
        {extreme && formatNumber(extreme.value, decimals)}
        <small>{extreme && <Moment time={extreme.time} />}</small>
      </td>
    </tr>
  );
}

function Passing({ crossing }: { crossing: Crossing | undefined }) {
  const { words } = useApp();
  if (crossing === undefined) return <span class="secondary">{words.value.notCrossed}</span>;
  if (crossing.already) return <span>{words.value.crossedAlready}</span>;
  return <Moment time={crossing.time} />;
}

/** "7-12 08:00" */
function Moment({ time }: { time: number }) {
  const { words, language, zone } = useApp();
  const day = dayLabel(time, zone.value, language.value, words.value);
  return (
    <>
      {day} {clockTime(time, zone.value)}
    </>
  );
}

function Difference({ row }: { row: CrossingRow }) {
  const { words } = useApp();
  const t = words.value;
  const difference = differenceOf(row);
  if (difference === 'new') return <strong>{t.crossingNew}</strong>;
  if (difference === 'averted') return <strong>{t.crossingAverted}</strong>;
  if (difference === 0) return <span class="secondary">—</span>;
  const by = duration(Math.abs(difference), t);
  return <>{difference < 0 ? t.crossingEarlier(by) : t.crossingLater(by)}</>;
}
