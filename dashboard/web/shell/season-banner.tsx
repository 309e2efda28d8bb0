import { useEffect, useState } from 'preact/hooks';
import type { SimulationAnswer } from '../../../domain/simulation.ts';
import { DAY_MS, SECOND_MS } from '../../../domain/time.ts';
import { useApp } from '../app-context.ts';
import { fullTime } from '../format/time.ts';
import { SEASON_WORDS, type SeasonWords } from '../words/season-words.ts';

/** A line that says that this is a drill, with its date and speed, and one for how far the past is filled. */
export function SeasonBanner() {
  const { house, language, now, zone } = useApp();
  const simulation = useSimulation(house.generation.value);
  const words = SEASON_WORDS[language.value];
  const told: string[] = [];
  if (simulation?.season) {
    const { scenario, speed } = simulation.season;
    told.push(words.drill(scenario, fullTime(now.value, zone.value).slice(0, 10), speed));
  }
  const { reached = 0, wanted = 0 } = simulation?.history ?? {};
  if (wanted - reached > 2 * DAY_MS) {
    told.push(words.history(length(reached, words), length(wanted, words)));
  }
  return told.length === 0 ? null : <p class="banner">{told.join(' ')}</p>;
}

const ASK_EVERY_MS = 10 * SECOND_MS;

/** Asked anew when all is, and every ten seconds; the last answer stands while the house is silent. */
function useSimulation(generation: number): SimulationAnswer | undefined {
  const [answer, setAnswer] = useState<SimulationAnswer>();
  useEffect(() => {
    const ask = () =>
      void fetch('/api/simulation')
        .then((response) => (response.ok ? response.json() : undefined))
        .then((next) => next && setAnswer(next))
        .catch(() => undefined);
    if (generation > 0) ask();
    const asking = setInterval(ask, ASK_EVERY_MS);
    return () => clearInterval(asking);
  }, [generation]);
  return answer;
}

function length(ms: number, words: SeasonWords): string {
  const months = Math.floor(ms / DAY_MS / (365.25 / 12) + 0.01);
  if (months < 3) return words.days(Math.floor(ms / DAY_MS));
  return words.years(Math.floor(months / 12), months % 12);
}
