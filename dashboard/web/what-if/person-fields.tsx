import { useApp } from '../app-context.ts';
import type { Person } from '../live/ask-as.ts';

/** Who asks: kept in memory while the page is open. */
export function PersonFields() {
  const { words, whatIf } = useApp();
  const t = words.value;
  const { person } = whatIf;
  const change = (part: Partial<Person>) => {
    person.value = { ...person.value, ...part };
  };
  return (
    <fieldset>
      <legend>{t.account}</legend>
      <div class="line">
        <input
          type="text"
          autocomplete="username"
          placeholder={t.account}
          aria-label={t.account}
          required
          value={person.value.id}
          onInput={(event) => change({ id: event.currentTarget.value })}
        />
        <input
          type="password"
          autocomplete="current-password"
          placeholder={t.secret}
          aria-label={t.secret}
          required
          value={person.value.secret}
          onInput={(event) => change({ secret: event.currentTarget.value })}
        />
      </div>
      <p class="caption">{t.accountNote}</p>
    </fieldset>
  );
}
