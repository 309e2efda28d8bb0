import type { RainSource } from '../../../domain/scenario.ts';
import { useApp } from '../app-context.ts';
import { rainSourceWords } from './rain-sources.ts';

/** By which forecasts the rain would go where that is chosen; why it cannot be chosen where there is none. */
export function ForecastNote({ sources, isChosen }: { sources: RainSource[]; isChosen: boolean }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  if (sources.length === 0) return <p class="caption">{t.rainForecastNone}</p>;
  if (!isChosen) return null;
  const speech = { words: t, language: language.value, tell: tell.value };
  return <p class="caption">{rainSourceWords(sources, speech)}</p>;
}
