import { useApp } from '../app-context.ts';
import './forecast.css';
import type { Earlier } from './use-forecast.ts';

/** Whether earlier forecasts are drawn, how far back they go, and the day before that for one click more. */
export function EarlierChoice({ earlier }: { earlier: Earlier | undefined }) {
  const { words, view, tell } = useApp();
  const t = words.value;
  const isOn = view.state.value.earlier;
  const oldest = earlier?.forecasts.at(-1);
  const told = oldest
    ? t.earlierCount(earlier?.forecasts.length ?? 0, tell.value(oldest.issued))
    : t.earlierNone;
  return (
    <p class="earlier-choice">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => view.change({ earlier: event.currentTarget.checked })}
        />
        {t.earlierForecasts}
      </label>
      {isOn && <span class="secondary">{earlier === undefined ? t.loading : told}</span>}
      {earlier?.more && (
        <button type="button" class="link" onClick={earlier.more}>
          {t.earlierMore}
        </button>
      )}
    </p>
  );
}
