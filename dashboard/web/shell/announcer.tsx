import { SEVERITY_WORDS, severityRank } from '../../../domain/severity.ts';
import type { WarningEvent } from '../../../domain/warning.ts';
import { useApp } from '../app-context.ts';
import { numeralIn } from '../words/language.ts';

/** Tells those who listen instead of look that a warning is new, was raised, or ended, and which is only forecast. */
export function Announcer() {
  const { house } = useApp();
  const news = house.news.value;
  return (
    <div class="hidden" aria-live="assertive" data-testid="announcer">
      {news && <Announcement event={news} />}
    </div>
  );
}

function Announcement({ event }: { event: WarningEvent }) {
  const { house, words, language } = useApp();
  const t = words.value;
  const station = house.stations.value.find(({ id }) => id === event.station);
  const name = station?.name[language.value] ?? event.station;
  const hazard = t[event.hazard];
  const isForecast = event.basis === 'forecast';
  if (event.severity === undefined) {
    return <p>{(isForecast ? t.foreseenEnded : t.ended)(name, hazard)}</p>;
  }
  if (severityRank(event.severity) <= severityRank(event.previous)) return null;
  const numeral = numeralIn(language.value, SEVERITY_WORDS[event.severity].numeral);
  const observed = event.previous === undefined ? t.issued : t.raised;
  const say = isForecast ? t.foreseenIssued : observed;
  return <p>{say(name, numeral, hazard)}</p>;
}
