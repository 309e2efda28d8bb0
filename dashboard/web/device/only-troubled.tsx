import { useApp } from '../app-context.ts';
import { TroubleIcon } from './trouble-icon.tsx';

/** The switch that keeps the list to stations whose device is in trouble; nothing while there are none. */
export function OnlyTroubled() {
  const { view, words, rows } = useApp();
  const t = words.value;
  const { troubled } = view.state.value;
  const count = rows.value.filter(({ isTroubled }) => isTroubled).length;
  if (count === 0 && !troubled) return null;
  return (
    <label class="only-troubled" title={t.troubledRule}>
      <input
        type="checkbox"
        checked={troubled}
        onChange={(event) => view.change({ troubled: event.currentTarget.checked })}
      />
      <TroubleIcon />
      {t.onlyTroubled(count)}
    </label>
  );
}
