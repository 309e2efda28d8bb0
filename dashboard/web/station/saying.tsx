import { SEVERITY_WORDS } from '../../../domain/severity.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import { percent } from '../forecast/forecast-words.ts';
import { isFresh } from '../forecast/time-to-level.ts';
import { duration } from '../format/time.ts';
import type { Columns } from '../hydrograph/points.ts';
import { numeralIn } from '../words/language.ts';
import { sentence } from './sentence.ts';

/** The sentence, and below it which warnings are open since when, which are only forecast, and whether the forecast is stale. */
export function Saying({ row, columns }: { row: BoardRow; columns: Columns | undefined }) {
  const { words, language, tell, house } = useApp();
  const speech = { words: words.value, language: language.value, tell: tell.value };
  const own = ({ station }: WarningEvent) => station === row.station.id;
  const open = house.warnings.value.filter(own);
  const foreseen = house.forecastWarnings.value.filter(own);
  return (
    <div class="saying">
      <p class="sentence">{sentence(row, speech, columns)}</p>
      {open.map((warning) => (
        <OpenWarning key={`${warning.hazard}/${warning.property}`} warning={warning} />
      ))}
      {foreseen.map((warning) => (
        <ForeseenWarning key={`${warning.hazard}/${warning.property}`} warning={warning} />
      ))}
      <StaleForecast row={row} />
    </div>
  );
}

function OpenWarning({ warning }: { warning: WarningEvent }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  if (warning.severity === undefined) return null;
  const numeral = numeralIn(language.value, SEVERITY_WORDS[warning.severity].numeral);
  const since = tell.value(warning.readingTime);
  return (
    <p class="caption">
      {t.warningSince(numeral, t[warning.hazard], since)}
      {warning.corrected && t.correctedNote}
    </p>
  );
}

/** "Forecast: level II flood warning, probability 62 %, expected 3 Jul 08:00, issued 2 Jul 10:00" */
function ForeseenWarning({ warning }: { warning: WarningEvent }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  const { severity, hazard, probability = 0, expected, readingTime } = warning;
  if (severity === undefined) return null;
  const numeral = numeralIn(language.value, SEVERITY_WORDS[severity].numeral);
  const told = [
    t.foreseenWarning(numeral, t[hazard], percent(probability)),
    expected !== undefined && t.foreseenExpected(tell.value(expected)),
    t.issuedAt(tell.value(readingTime)),
  ];
  return <p class="caption">{told.filter(Boolean).join(t.comma)}</p>;
}

function StaleForecast({ row: { forecast, now } }: { row: BoardRow }) {
  const { words, tell } = useApp();
  const t = words.value;
  if (forecast === undefined || isFresh(forecast, now)) return null;
  const { issued } = forecast;
  return <p class="caption">{t.forecastStale(tell.value(issued), duration(now - issued, t))}</p>;
}
