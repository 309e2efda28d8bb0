import { useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { NewDevice } from './devices-api.ts';

/** An account as it is being written. */
interface Draft {
  readonly id: string;
  readonly role: NewDevice['role'];
  readonly speaksFor: string;
  readonly link: boolean;
  readonly password: string;
}

const BLANK: Draft = { id: '', role: 'device', speaksFor: '', link: false, password: '' };

/** A new account for a device, a gateway or a person. */
export function AddForm() {
  const { words, devices } = useApp();
  const t = words.value;
  const [draft, setDraft] = useState(BLANK);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const { device, gateway, dispatcher } = t.roles;
  return (
    <form
      class="add"
      aria-labelledby="add-title"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void devices.add(wishOf(draft)).then(() => {
          if (devices.told.value === undefined) return;
          setDraft(BLANK);
          form.reset(); // or the empty field would count as filled in wrongly
        });
      }}
    >
      <h3 id="add-title">{t.addTitle}</h3>
      <label>
        {t.addId}
        <input
          type="text"
          required
          pattern="[A-Za-z0-9_\-]{1,64}"
          title={t.addIdHint}
          value={draft.id}
          onInput={(event) => change({ id: event.currentTarget.value })}
        />
      </label>
      <label>
        {t.role}
        <select
          value={draft.role}
          onChange={(event) => change({ role: event.currentTarget.value as Draft['role'] })}
        >
          {Object.entries({ device, gateway, dispatcher }).map(([role, label]) => (
            <option key={role} value={role}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <Particulars draft={draft} change={change} />
      <button type="submit" class="primary" disabled={devices.busy.value}>
        {t.addButton}
      </button>
      <p class="caption">{t.addNote}</p>
    </form>
  );
}

/** What only a gateway or only a device has. */
function Particulars(props: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const { words } = useApp();
  const t = words.value;
  const { draft, change } = props;
  if (draft.role === 'gateway')
    return (
      <label>
        {t.addSpeaksFor}
        <input
          type="text"
          required
          pattern="\*|[A-Za-z0-9_\-]{1,64}( *, *[A-Za-z0-9_\-]{1,64})*"
          value={draft.speaksFor}
          onInput={(event) => change({ speaksFor: event.currentTarget.value })}
        />
      </label>
    );
  if (draft.role === 'dispatcher') return null;
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.link}
          onChange={(event) => change({ link: event.currentTarget.checked })}
        />
        {t.addLink}
      </label>
      {draft.link && (
        <label>
          {t.addPassword}
          <input
            type="text"
            maxLength={32}
            autocomplete="off"
            value={draft.password}
            onInput={(event) => change({ password: event.currentTarget.value })}
          />
        </label>
      )}
    </>
  );
}

function wishOf({ id, role, speaksFor, link, password }: Draft): NewDevice {
  const stations = speaksFor.split(',').map((name) => name.trim());
  const isLinked = role === 'device' && link;
  return {
    ...{ id, role },
    speaksFor: role === 'gateway' ? stations.filter(Boolean) : [],
    ...(isLinked && { link: password === '' ? {} : { password } }),
  };
}
