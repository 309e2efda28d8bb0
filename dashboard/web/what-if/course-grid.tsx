import { useMemo, useRef } from 'preact/hooks';
import type { Station } from '../../../domain/station.ts';
import type { GaugeCourse, WhatIfRun } from '../../../domain/what-if-run.ts';
import { useApp } from '../app-context.ts';
import { formatNumber } from '../format/number.ts';
import { dayLabel } from '../format/time.ts';
import { useSize } from '../hydrograph/use-size.ts';
import { SvgTree } from '../svg/svg-tree.tsx';
import { openStation } from '../view/navigate.ts';
import { gaugesToDraw } from './chief-gauges.ts';
import type { CrossingGroup } from './crossing-rows.ts';
import { drawCourses } from './draw-courses.ts';

const MOST = 8;

/** Small hydrographs of the gauges that matter most, the run over the base. */
export function CourseGrid(props: {
  run: WhatIfRun;
  base: WhatIfRun;
  groups: readonly CrossingGroup[];
}) {
  const { words, house } = useApp();
  const t = words.value;
  const { run, base, groups } = props;
  const stations = house.stations.value;
  const known = run.gauges.filter(({ stage }) => stage !== undefined).map(({ station }) => station);
  return (
    <section class="course-grid">
      <h3>
        {t.hydrographs}
        <span class="key-run">{t.thisRun}</span>
        <span class="key-base">{t.baseRun}</span>
      </h3>
      <ul>
        {gaugesToDraw(groups, known, MOST).map((id) => {
          const station = stations.find((one) => one.id === id);
          const own = run.gauges.find((one) => one.station === id);
          const other = base.gauges.find((one) => one.station === id);
          if (station === undefined || own?.stage === undefined || other?.stage === undefined)
            return null;
          return <Small key={id} station={station} run={own} base={other} frame={run} />;
        })}
      </ul>
    </section>
  );
}

interface SmallProps {
  station: Station;
  run: GaugeCourse;
  base: GaugeCourse;
  frame: Pick<WhatIfRun, 'start' | 'step'>;
}

function Small({ station, run, base, frame }: SmallProps) {
  const { words, language, zone, view } = useApp();
  const t = words.value;
  const element = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(element);
  const highest = run.stage?.highest;
  const node = useMemo(
    () =>
      drawCourses(
        {
          ...frame,
          run: run.stage?.values ?? [],
          base: base.stage?.values ?? [],
          levels: station.levels.filter(({ property }) => property === 'stage'),
          decimals: 2,
        },
        { width, height },
        { words: t, language: language.value, zone: zone.value },
      ),
    [run, base, frame, station, width, height, t, zone.value],
  );
  const name = station.name[language.value];
  const said = highest
    ? `${t.peak} ${formatNumber(highest.value, 2)} m · ${dayLabel(highest.time, zone.value, language.value, t)}`
    : '';
  return (
    <li>
      <p>
        <button type="button" class="link" onClick={() => openStation(view, station.id)}>
          {name}
        </button>
        <span class="caption">{said}</span>
      </p>
      <div class="small-hydrograph" ref={element} role="img" aria-label={`${name}. ${said}`}>
        <svg width={width} height={height} aria-hidden="true">
          <SvgTree node={node} />
        </svg>
      </div>
    </li>
  );
}
