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
  const { name, station: id, value, unit, decimals, time, threshold } = input;
  const t = words.value;
  const station = house.stations.value.find((one) => one.id === id);
  const figure = (of: number) => `${formatNumber(of, decimals)} ${unitText(unit)}`.trim();
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
        {figure(value)}
        {threshold !== undefined && <small>{t.against(figure(threshold))}</small>}
      </span>
      <small>{tell.value(time)}</small>
    </li>
  );
}
