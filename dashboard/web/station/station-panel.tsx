import { useState } from 'preact/hooks';
import { type Station, seriesId } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import { type BoardRow, rowOf } from '../board/board.ts';
import { DeviceCard } from '../device/device-card.tsx';
import { ForecastTable } from '../forecast/forecast-table.tsx';
import { SkillCard } from '../forecast/skill-card.tsx';
import { endOf } from '../forecast/time-to-level.ts';
import { useForecast } from '../forecast/use-forecast.ts';
import { type Span, spanShowing, withAhead } from '../hydrograph/span.ts';
import { propertyShown } from '../registry/layers.ts';
import { LowWaterCard } from '../risk/low-water-card.tsx';
import { CloseButton } from '../shell/dialog.tsx';
import { closeStation } from '../view/navigate.ts';
import { useSupposed, withComing } from '../what-if/use-supposed.ts';
import { Actions } from './actions.tsx';
import { ChartBlock } from './chart-block.tsx';
import { GearSays } from './gear-says.tsx';
import { Heading } from './heading.tsx';
import { LevelsTable } from './levels-table.tsx';
import { Neighbours } from './neighbours.tsx';
import { PropertyTabs } from './property-tabs.tsx';
import { Provenance } from './provenance.tsx';
import { Saying } from './saying.tsx';
import { SeriesTable } from './series-table.tsx';
import './station.css';
import './tables.css';
import { useSeries } from './use-series.ts';

/** All about one station: the sentence, the hydrograph or its table, the levels, the neighbours, and how far to trust it. */
export function StationPanel() {
  const { station, words, house, view } = useApp();
  const t = words.value;
  const found = station.value;
  if (found !== undefined) return <Panel station={found} />;
  return (
    <aside class="side" aria-label={t.station}>
      <header class="area-head">
        <p class="secondary">{house.generation.value === 0 ? t.loading : t.noSuchStation}</p>
        <CloseButton label={t.close} onClick={() => closeStation(view)} />
      </header>
    </aside>
  );
}

function Panel({ station }: { station: Station }) {
  const { view, language } = useApp();
  const row = useRow(station);
  const { days, table } = view.state.value;
  const [chosen, setChosen] = useState<Span | undefined>(undefined);
  const key = { station: station.id, property: row.property };
  const supposed = useSupposed(key);
  const answer = useForecast(key);
  const forecast = answer?.forecast;
  const past = spanShowing(row.now, days, row.latest?.time);
  const span =
    chosen ?? withComing(withAhead(past, row.now, forecast && endOf(forecast)), supposed);
  const loaded = useSeries(key, span);
  // In a flood the levels and the forecast come before what low water may come in a season.
  const isLow = row.margin?.hazard === 'low_water';
  return (
    <aside class="side" aria-label={station.name[language.value]}>
      <Heading row={row} />
      <PropertyTabs station={station} property={row.property} />
      <Saying row={row} columns={loaded ?? undefined} />
      {table ? (
        <SeriesTable seriesKey={key} loaded={loaded} span={span} />
      ) : (
        <ChartBlock
          row={row}
          loaded={loaded}
          forecast={forecast}
          supposed={supposed}
          span={span}
          onSpan={setChosen}
        />
      )}
      {isLow && <LowWaterCard station={station.id} />}
      <div class="halves" data-wide={forecast !== undefined}>
        <LevelsTable row={row} />
        <Neighbours station={station} property={row.property} />
      </div>
      {answer && <ForecastTable forecast={answer.forecast} row={row} />}
      {answer && <SkillCard answer={answer} />}
      {!isLow && <LowWaterCard station={station.id} />}
      <DeviceCard station={station.id} />
      <GearSays station={station.id} />
      <Provenance row={row} loaded={loaded} />
      <Actions seriesKey={key} span={span} />
    </aside>
  );
}

/** The station's row for the property that is shown: the one asked for, else the layer's, else its first. */
function useRow(station: Station): BoardRow {
  const { view, layer, house, nowAt } = useApp();
  const latest = house.latest.value;
  const asked = station.series.find((series) => series.property === view.state.value.property);
  const property =
    asked?.property ??
    propertyShown(station, layer.value, (key) => latest.get(seriesId(station.id, key))) ??
    station.series[0]?.property ??
    'stage';
  return rowOf(station, property, {
    latest,
    warnings: house.warnings.value,
    forecasts: house.forecasts.value,
    troubled: house.troubled.value,
    forecastWarnings: house.forecastWarnings.value,
    nowAt: nowAt.value,
  });
}
