import { useApp } from '../app-context.ts';
import type { Person } from '../live/ask-as.ts';

/** Who asks: kept in memory while the page is open, and shared with the what-ifs. */
export function EnterForm() {
  const { words, devices } = useApp();
  const t = words.value;
  const { person, busy } = devices;
  const change = (part: Partial<Person>) => {
    person.value = { ...person.value, ...part };
  };
  return (
    <form
      class="enter"
      onSubmit={(event) => {
        event.preventDefault();
        void devices.enter();
      }}
    >
      <label>
        {t.account}
        <input
          type="text"
          autocomplete="username"
          autocapitalize="off"
          spellcheck={false}
          required
          readOnly={busy.value}
          value={person.value.id}
          onInput={(event) => change({ id: event.currentTarget.value })}
        />
      </label>
      <label>
        {t.secret}
        <input
          type="password"
          autocomplete="current-password"
          required
          readOnly={busy.value}
          value={person.value.secret}
          onInput={(event) => change({ secret: event.currentTarget.value })}
        />
      </label>
      <button type="submit" class="primary" disabled={busy.value}>
        {busy.value ? t.entering : t.enter}
      </button>
      <p class="caption">{t.enterNote}</p>
    </form>
  );
}
