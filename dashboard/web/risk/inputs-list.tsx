import type { AssessmentInput } from '../../../domain/assessment-input.ts';
import { useApp } from '../app-context.ts';
import { formatNumber, unitText } from '../format/number.ts';
import { openStation } from '../view/navigate.ts';

/** What an assessment rests on: each figure with its station, threshold and time. */
export function InputsList({ inputs }: { inputs: readonly AssessmentInput[] }) {
  if (inputs.length === 0) return null;
  return (
    <ul class="inputs">
      {inputs.map((input) => (
        <Input key={`${input.name.en} ${input.station ?? ''}`} input={input} />
      ))}
    </ul>
  );
}

function Input({ input }: { input: AssessmentInput }) {
  const { words, language, house, view, tell } = useApp();
  const { name, station: id, decimals, unit, time, threshold } = input;
  const t = words.value;
  const station = house.stations.value.find((one) => one.id === id);
  return (
    <li>
      <span>
        {station && (
          <>
            <button type="button" class="link" onClick={() => openStation(view, station.id)}>
              {station.name[language.value]}
            </button>{' '}
          </>
        )}
        {name[language.value]}
      </span>
      <span class="input-value">
        <Figure input={input} />
        {threshold !== undefined && <small>{t.against(figure(threshold, decimals, unit))}</small>}
      </span>
      <small>{tell.value(time)}</small>
    </li>
  );
}

/** A reading opens its trace, what is summed or forecast from a series opens that series; a mean of many stands with its rule. */
function Figure({ input }: { input: AssessmentInput }) {
  const { words, view, overlay } = useApp();
  const { station, property, isReading, value, decimals, unit, time } = input;
  const text = figure(value, decimals, unit);
  if (station === undefined || property === undefined) return <>{text}</>;
  const open = () => {
    if (isReading) overlay.value = { kind: 'trace', station, property, time };
    else {
      openStation(view, station);
      view.change({ property });
    }
  };
  const title = isReading ? words.value.traceValue : words.value.seriesOfValue;
  return (
    <button type="button" class="link" title={title} onClick={open}>
      {text}
    </button>
  );
}

function figure(value: number, decimals: number, unit: string): string {
  return `${formatNumber(value, decimals)} ${unitText(unit)}`.trim();
}
