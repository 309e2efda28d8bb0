import type { GaugeFit, StartAnswer, StartState } from '../../../domain/start-state.ts';
import { RIVER_WORDS } from '../../../domain/what-if.ts';
import { useApp } from '../app-context.ts';
import { formatNumber, formatSigned } from '../format/number.ts';
import { openStation } from '../view/navigate.ts';
import { ColumnHeads } from './column-heads.tsx';

/** From when the model starts and how far it can be trusted, in a line; where all of it comes from, on demand. */
export function StartNote({ start }: { start: StartAnswer | undefined | null }) {
  const { words } = useApp();
  const t = words.value;
  if (start === undefined) return <p class="start-note">{t.startLoading}</p>;
  if (start === null) return <p class="start-note">{t.loadFailed}</p>;
  if (start.state !== null) return <Known state={start.state} />;
  return (
    <p class="start-note">{start.why === 'no_stations' ? t.noBasinStations : t.noBasinReadings}</p>
  );
}

function Known({ state }: { state: StartState }) {
  const { words, tell } = useApp();
  const t = words.value;
  const flows = state.gauges.filter((fit) => fit.property === 'discharge' && isOnRiver(fit));
  const said = [
    t.startAt(tell.value(state.time)),
    flows.length === 0 ? t.startFitNone : t.startFit(median(flows), flows.length),
    t.startRain(`${Math.round(100 * state.rainKnown)} %`),
  ];
  return (
    <details class="start-note">
      <summary>
        {said.join(' · ')} <span class="link">{t.startDetails}</span>
      </summary>
      <p class="secondary">{t.startRule}</p>
      <div class="fits">
        <Rivers state={state} />
        <Gauges fits={state.gauges} />
      </div>
    </details>
  );
}

/** Flows of the Yangtze are given to the model, not found by it. */
function isOnRiver({ station }: GaugeFit): boolean {
  return !['hukou', 'jiujiang', '60112200', '60115000'].includes(station);
}

function median(fits: readonly GaugeFit[]): string {
  const known = fits.flatMap(({ nse }) => nse ?? []).sort((a, b) => a - b);
  const middle = known[known.length >> 1];
  return middle === undefined ? '—' : formatNumber(middle, 2);
}

function Rivers({ state }: { state: StartState }) {
  const { words, language } = useApp();
  const t = words.value;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <ColumnHeads names={[t.fitRiver, t.fitWetness, t.fitGroundwater, t.fitRain]} />
          </tr>
        </thead>
        <tbody>
          {state.rivers.map(({ river, observed, ...found }) => (
            <tr key={river}>
              <th scope="row">{RIVER_WORDS[river][language.value]}</th>
              {observed ? (
                <>
                  <td>× {formatNumber(found.wetness, 2)}</td>
                  <td>× {formatNumber(found.groundwater, 2)}</td>
                  <td>× {formatNumber(found.rain, 2)}</td>
                </>
              ) : (
                <td colSpan={3} class="secondary">
                  {t.fitNotObserved}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Gauges({ fits }: { fits: readonly GaugeFit[] }) {
  const { words } = useApp();
  const t = words.value;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <ColumnHeads names={[t.fitGauge, t.fitHours, t.fitNse, t.fitBias, t.fitLast]} />
          </tr>
        </thead>
        <tbody>
          {fits.map((fit) => (
            <FitRow key={`${fit.station}/${fit.property}`} fit={fit} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function FitRow({ fit }: { fit: GaugeFit }) {
  const { language, house, view } = useApp();
  const station = house.stations.value.find(({ id }) => id === fit.station);
  const isStage = fit.property === 'stage';
  return (
    <tr>
      <th scope="row">
        <button type="button" class="link" onClick={() => openStation(view, fit.station)}>
          {station?.name[language.value] ?? fit.station}
        </button>
      </th>
      <td>{fit.hours}</td>
      <td>{fit.nse === null ? '—' : formatNumber(fit.nse, 2)}</td>
      <td>{isStage ? `${formatSigned(fit.bias, 2)} m` : `${formatSigned(fit.bias, 0)} %`}</td>
      <td>{isStage ? `${formatSigned(fit.last, 2)} m` : `${formatSigned(fit.last, 0)} m³/s`}</td>
    </tr>
  );
}
