import { propertyOf } from '../../../domain/property.ts';
import type { Crossing } from '../../../domain/what-if-run.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import { clockTime, dayLabel, duration } from '../format/time.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { openStation } from '../view/navigate.ts';
import { ColumnHeads } from './column-heads.tsx';
import { type CrossingGroup, type CrossingRow, differenceOf } from './crossing-rows.ts';

/** Which gauge passes which level when, against the base run. */
export function CrossingsTable({ groups }: { groups: readonly CrossingGroup[] }) {
  const { words } = useApp();
  const t = words.value;
  if (groups.length === 0) return <p class="calm">{t.noCrossing}</p>;
  return (
    <table class="crossings">
      <caption>{t.crossings}</caption>
      <thead>
        <tr>
          <ColumnHeads names={[t.line, t.thisRun, t.baseRun, t.difference]} />
        </tr>
      </thead>
      {groups.map((group) => (
        <Gauge key={`${group.station.id}/${group.hazard}`} group={group} />
      ))}
    </table>
  );
}

function Gauge({ group }: { group: CrossingGroup }) {
  const { words, language, view } = useApp();
  const t = words.value;
  const { station, hazard, extreme, rows } = group;
  return (
    <tbody>
      <tr class="gauge">
        <th scope="rowgroup" colSpan={4}>
          <button type="button" class="link" onClick={() => openStation(view, station.id)}>
            {station.name[language.value]}
          </button>
          {extreme && (
            <span class="caption">
              {hazard === 'flood' ? t.peak : t.trough} {formatNumber(extreme.value, 2)} m ·{' '}
              <Moment time={extreme.time} />
            </span>
          )}
        </th>
      </tr>
      {rows.map((row) => (
        <LevelRow key={row.level.value} row={row} />
      ))}
    </tbody>
  );
}

function LevelRow({ row }: { row: CrossingRow }) {
  const { language } = useApp();
  const { level, run, base } = row;
  const { hazard, severity } = level;
  const decimals = propertyOf(level.property)?.decimals ?? 2;
  return (
    <tr data-changed={differenceOf(row) !== 0}>
      <th scope="row">
        <MarkIcon mark={{ severity, hazard, condition: 'good' }} size={18} />
        {level.name[language.value]} {formatNumber(level.value, decimals)}
        {level.verified ? '' : '*'}
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
