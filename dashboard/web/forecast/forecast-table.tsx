import { type Exceedance, FORECAST_LEVELS, type Forecast } from '../../../domain/forecast.ts';
import { propertyOf } from '../../../domain/property.ts';
import { SEVERITY_WORDS, severityRank } from '../../../domain/severity.ts';
import { HOUR_MS } from '../../../domain/time.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { formatValue, unitText } from '../format/number.ts';
import { clockTime, dayLabel } from '../format/time.ts';
import { MarkIcon } from '../marks/mark-icon.tsx';
import { numeralIn } from '../words/language.ts';
import './forecast.css';
import { percentFigure } from './forecast-words.ts';

/** The quantiles that the table has columns for, percent. */
const SHOWN = [5, 25, 50, 75, 95] as const satisfies (typeof FORECAST_LEVELS)[number][];

/** The forecast in numbers: a row a lead, its quantiles, and how probable each level of the hazard is then. */
export function ForecastTable({ forecast, row }: { forecast: Forecast; row: BoardRow }) {
  const { words, tell } = useApp();
  const t = words.value;
  const levels = levelsOf(forecast, row);
  const unit = unitText(propertyOf(forecast.property)?.unit ?? '');
  return (
    <section class="forecast-table" aria-label={t.forecast}>
      <table>
        <caption>
          {[t.forecastOf(tell.value(forecast.issued)), unit].filter(Boolean).join(t.comma)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t.lead}</th>
            {SHOWN.map((level) => (
              <th key={level} scope="col" data-level={level}>{`${level} %`}</th>
            ))}
            {levels.map((level) => (
              <LevelHead key={`${level.hazard}/${level.severity}`} level={level} />
            ))}
          </tr>
        </thead>
        <tbody>
          {forecast.leads.map((_, at) => (
            <LeadRow key={forecast.leads[at]} {...{ forecast, levels, at }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of the hazard that matters now, the gravest last. */
function levelsOf({ exceedances }: Forecast, { margin }: BoardRow): Exceedance[] {
  return exceedances
    .filter(({ hazard }) => hazard === (margin?.hazard ?? 'flood'))
    .toSorted((a, b) => severityRank(a.severity) - severityRank(b.severity));
}

function LevelHead({ level }: { level: Exceedance }) {
  const { words, language } = useApp();
  const { severity, hazard } = level;
  const { numeral, word } = SEVERITY_WORDS[severity];
  const name = `${words.value.exceedance} ${numeralIn(language.value, numeral)} ${word[language.value]}`;
  return (
    <th scope="col" title={name}>
      <MarkIcon mark={{ severity, hazard, condition: 'good' }} size={18} />
      <span class="hidden">{name}</span> %
    </th>
  );
}

function LeadRow(props: { forecast: Forecast; levels: readonly Exceedance[]; at: number }) {
  const { words, language, zone } = useApp();
  const { forecast, levels, at } = props;
  const lead = forecast.leads[at] ?? 0;
  const time = forecast.issued + lead * HOUR_MS;
  const property = propertyOf(forecast.property);
  return (
    <tr>
      <th scope="row">
        {words.value.leadHours(lead)}
        <small>{`${dayLabel(time, zone.value, language.value, words.value)} ${clockTime(time, zone.value)}`}</small>
      </th>
      {SHOWN.map((level) => {
        const value = forecast.quantiles[at]?.[FORECAST_LEVELS.indexOf(level)];
        return (
          <td key={level} data-level={level}>
            {value === undefined ? '—' : formatValue(value, property)}
          </td>
        );
      })}
      {levels.map(({ hazard, severity, byLead }) => {
        const probability = byLead[at] ?? 0;
        return (
          <td key={`${hazard}/${severity}`} data-small={probability < 0.005}>
            {percentFigure(probability)}
          </td>
        );
      })}
    </tr>
  );
}
