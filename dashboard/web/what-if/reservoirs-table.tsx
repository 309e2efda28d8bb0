import { RESERVOIR_WORDS } from '../../../domain/what-if.ts';
import type { ReservoirCourse, WhatIfRun } from '../../../domain/what-if-run.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import { ColumnHeads } from './column-heads.tsx';

/** Levels and releases of the reservoirs, those of the base run below where they differ. */
export function ReservoirsTable({ run, base }: { run: WhatIfRun; base: WhatIfRun }) {
  const { words } = useApp();
  const t = words.value;
  const columns = [t.levelStart, t.levelHighest, t.levelEnd, t.releaseHighest];
  return (
    <table class="reservoirs-table">
      <caption>
        {t.reservoirs} <small>m, m³/s</small>
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{t.reservoirs}</span>
          </th>
          <ColumnHeads names={columns} />
        </tr>
      </thead>
      <tbody>
        {run.reservoirs.map((course) => (
          <Row
            key={course.reservoir}
            run={course}
            base={base.reservoirs.find(({ reservoir }) => reservoir === course.reservoir)}
          />
        ))}
      </tbody>
    </table>
  );
}

function Row({ run, base }: { run: ReservoirCourse; base: ReservoirCourse | undefined }) {
  const { words, language } = useApp();
  const figures = figuresOf(run);
  const usual = base && figuresOf(base);
  return (
    <tr>
      <th scope="row">{RESERVOIR_WORDS[run.reservoir][language.value]}</th>
      {FIGURES.map((name) => (
        <td key={name}>
          {figures[name]}
          {usual !== undefined && usual[name] !== figures[name] && (
            <small>
              {words.value.baseRun} {usual[name]}
            </small>
          )}
        </td>
      ))}
    </tr>
  );
}

const FIGURES = ['now', 'highest', 'end', 'release'] as const;

function figuresOf({ level, release }: ReservoirCourse): Record<(typeof FIGURES)[number], string> {
  return {
    now: formatNumber(level.values[0] ?? 0, 2),
    highest: formatNumber(level.highest.value, 2),
    end: formatNumber(level.values.at(-1) ?? 0, 2),
    release: formatNumber(release.highest.value, 0),
  };
}
