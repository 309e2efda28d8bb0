import { useApp } from '../app-context.ts';

/** Finds by part of a name, a river or a code; and the switch that keeps the list to what the map shows. */
export function SearchField() {
  const { view, words, mapBounds } = useApp();
  const t = words.value;
  const { query, inView } = view.state.value;
  return (
    <div class="search">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M9.5 9.5 13 13M10.5 6a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0z" />
      </svg>
      <input
        type="search"
        aria-label={t.find}
        placeholder={t.find}
        value={query}
        onInput={(event) => view.change({ query: event.currentTarget.value })}
        onKeyDown={(event) => leaveField(event)}
      />
      <kbd class="wide">/</kbd>
      <label class="check">
        <input
          type="checkbox"
          checked={inView}
          disabled={mapBounds.value === undefined}
          onChange={(event) => view.change({ inView: event.currentTarget.checked })}
        />
        {t.inView}
      </label>
    </div>
  );
}

/** Esc leaves the field, Enter and the down key go to the first row found. */
function leaveField(event: KeyboardEvent): void {
  const field = event.currentTarget as HTMLElement;
  if (event.key === 'Escape') field.blur();
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
  event.preventDefault();
  field.closest('.board')?.querySelector<HTMLElement>('.row')?.focus();
}
