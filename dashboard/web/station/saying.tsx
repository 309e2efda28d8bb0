import { SEVERITY_WORDS } from '../../../domain/severity.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { useApp } from '../app-context.ts';
import type { BoardRow } from '../board/board.ts';
import type { Columns } from '../hydrograph/points.ts';
import { numeralIn } from '../words/language.ts';
import { sentence } from './sentence.ts';

/** The sentence, and below it which warnings are open since when. */
export function Saying({ row, columns }: { row: BoardRow; columns: Columns | undefined }) {
  const { words, language, tell, house } = useApp();
  const speech = { words: words.value, language: language.value, tell: tell.value };
  const open = house.warnings.value.filter(({ station }) => station === row.station.id);
  return (
    <div class="saying">
      <p class="sentence">{sentence(row, speech, columns)}</p>
      {open.map((warning) => (
        <OpenWarning key={`${warning.hazard}/${warning.property}`} warning={warning} />
      ))}
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
