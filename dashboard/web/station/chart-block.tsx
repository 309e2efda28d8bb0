import { useMemo } from 'preact/hooks';
import type { Forecast } from '../../../domain/forecast.ts';
import { propertyOf } from '../../../domain/property.ts';
import { HOUR_MS, SECOND_MS } from '../../../domain/time.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { EarlierChoice } from '../forecast/earlier-choice.tsx';
import { type Earlier, useEarlier } from '../forecast/use-forecast.ts';
import { unitText } from '../format/number.ts';
import { courseOf } from '../hydrograph/forecast-course.ts';
import { HydrographView } from '../hydrograph/hydrograph-view.tsx';
import type { Supposed } from '../hydrograph/input.ts';
import type { Span } from '../hydrograph/span.ts';
import { linesOf } from '../registry/lines.ts';
import { SPANS } from '../view/view-state.ts';
import { ScenarioLines } from '../what-if/scenario-lines.tsx';
import './chart.css';
import { ChartKey } from './chart-key.tsx';
import { crestOf } from './outlook.ts';
import { isDrawnAsBars, rainPropertyOf, useHourlyBars } from './use-rain.ts';
import type { Loaded } from './use-series.ts';

interface ChartProps {
  row: BoardRow;
  loaded: Loaded;
  forecast: Forecast | undefined;
  supposed: readonly Supposed[];
  span: Span;
  /** undefined: back to the last so many days. */
  onSpan: (span: Span | undefined) => void;
}

const NO_COLUMNS = { times: [], values: [], flags: [] };
const NO_BARS = { times: [], amounts: [], step: HOUR_MS };

/** The hydrograph with its key and the choice of its length. */
export function ChartBlock({ row, loaded, forecast, supposed, span, onSpan }: ChartProps) {
  const { overlay, view } = useApp();
  const { station, property } = row;
  const asBars = isDrawnAsBars(property);
  const bars = useHourlyBars(station.id, asBars ? property : rainPropertyOf(station), span);
  const lines = useMemo(() => linesOf(station, property), [station, property]);
  const earlier = useEarlier(forecast, view.state.value.earlier);
  const courses = useCourses(forecast, earlier);
  return (
    <section class="chart">
      <ChartKey
        row={row}
        rain={!asBars && bars !== undefined}
        asBars={asBars}
        forecast={forecast !== undefined}
      />
      <LoadNote loaded={loaded} />
      <HydrographView
        span={span}
        onSpan={onSpan}
        onPick={(time) => {
          overlay.value = { kind: 'trace', station: station.id, property, time };
        }}
        now={row.now}
        columns={loaded ?? NO_COLUMNS}
        gap={gapOf(row, loaded)}
        decimals={propertyOf(property)?.decimals ?? 2}
        unit={unitText(propertyOf(property)?.unit ?? '')}
        lines={lines}
        hazard={row.margin?.hazard ?? 'flood'}
        {...courses}
        crest={useCrest(row)}
        supposed={supposed}
        rain={asBars ? undefined : bars}
        bars={asBars ? (bars ?? NO_BARS) : undefined}
      />
      {forecast && <EarlierChoice earlier={earlier} />}
      <ScenarioLines property={property} />
      <Spans onSpan={onSpan} />
    </section>
  );
}

/** The forecasts as the drawing takes them, made anew only when they change. */
function useCourses(forecast: Forecast | undefined, earlier: Earlier | undefined) {
  const issues = earlier?.forecasts;
  return {
    forecast: useMemo(() => forecast && courseOf(forecast), [forecast]),
    earlier: useMemo(() => issues?.map(courseOf), [issues?.[0], issues?.length]),
  };
}

/** The crest that the sentence tells, the same object as long as it is the same crest. */
function useCrest(row: BoardRow) {
  const { time, value } = crestOf(row) ?? {};
  return useMemo(
    () => (time === undefined || value === undefined ? undefined : { time, value }),
    [time, value],
  );
}

/** Readings further apart than this are not joined: three intervals, or what the thinning left between two points. */
function gapOf({ station, property }: BoardRow, loaded: Loaded): number {
  const series = station.series.find((candidate) => candidate.property === property);
  const interval = (series?.intervalSeconds ?? 300) * SECOND_MS;
  if (!loaded?.downsampled) return 3 * interval;
  return Math.max(3 * interval, (4 * (loaded.to - loaded.from)) / Math.max(1, loaded.times.length));
}

function LoadNote({ loaded }: { loaded: Loaded }) {
  const { words } = useApp();
  const t = words.value;
  if (loaded === undefined) return <p class="over">{t.loading}</p>;
  if (loaded === null) return <p class="over">{t.loadFailed}</p>;
  return loaded.times.length === 0 ? <p class="over">{t.noPoints}</p> : null;
}

function Spans({ onSpan }: Pick<ChartProps, 'onSpan'>) {
  const { words, view } = useApp();
  const t = words.value;
  const choose = (days: number) => {
    onSpan(undefined);
    view.change({ days });
  };
  return (
    <fieldset class="spans" aria-label={t.range}>
      {SPANS.map((span) => (
        <button
          key={span}
          type="button"
          aria-pressed={span === view.state.value.days}
          onClick={() => choose(span)}
        >
          {t.rangeDays(span)}
        </button>
      ))}
    </fieldset>
  );
}
