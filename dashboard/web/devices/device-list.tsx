import { useState } from 'preact/hooks';
import type { DeviceEntry } from '../../../domain/device-answers.ts';
import { useApp } from '../app-context.ts';
import { DeviceRow } from './device-row.tsx';
import { type AccountFilter, foundAccounts } from './found-accounts.ts';
import './accounts.css';

/** So many rows are drawn at once: of a province's gear nobody reads more, and the search finds the rest. */
const PAGE = 200;

/** Every account, to be found by id or station, with what can be done to it. */
export function DeviceList({ devices }: { devices: readonly DeviceEntry[] }) {
  const { words, house } = useApp();
  const t = words.value;
  const [filter, setFilter] = useState<AccountFilter>({ query: '', state: 'all' });
  const [shown, setShown] = useState(PAGE);
  const stations = new Map(house.stations.value.map((station) => [station.id, station]));
  const found = foundAccounts(devices, stations, filter);
  return (
    <section aria-labelledby="accounts-title">
      <h3 id="accounts-title">{t.accountsTitle}</h3>
      <Search filter={filter} onFilter={setFilter} />
      <p class="caption" role="status">
        {t.shownOf(found.length, devices.length)}
      </p>
      {found.length === 0 && <p class="empty">{t.noAccounts}</p>}
      {found.length > 0 && (
        <table class="accounts">
          <thead>
            <tr>
              <th scope="col">{t.account}</th>
              <th scope="col">{t.accountState}</th>
              <th scope="col">{t.role}</th>
              <th scope="col">{t.doorColumn}</th>
              <th scope="col">{t.codec}</th>
              <th scope="col">{t.lastSeenColumn}</th>
              <th scope="col">{t.actions}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((device) => (
              <DeviceRow key={device.id} device={device} station={stations.get(device.id)} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown && (
        <button type="button" class="link more" onClick={() => setShown(shown + PAGE)}>
          {t.more}
        </button>
      )}
    </section>
  );
}

function Search(props: { filter: AccountFilter; onFilter: (filter: AccountFilter) => void }) {
  const { words } = useApp();
  const t = words.value;
  const { filter, onFilter } = props;
  const states = { all: t.allStates, enabled: t.enabled, disabled: t.disabled };
  return (
    <search class="line">
      <input
        type="search"
        aria-label={t.findAccount}
        placeholder={t.findAccount}
        value={filter.query}
        onInput={(event) => onFilter({ ...filter, query: event.currentTarget.value })}
      />
      <select
        aria-label={t.accountState}
        value={filter.state}
        onChange={(event) =>
          onFilter({ ...filter, state: event.currentTarget.value as AccountFilter['state'] })
        }
      >
        {Object.entries(states).map(([state, label]) => (
          <option key={state} value={state}>
            {label}
          </option>
        ))}
      </select>
    </search>
  );
}
