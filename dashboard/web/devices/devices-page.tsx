import { useApp } from '../app-context.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { AddForm } from './add-form.tsx';
import { DeviceList } from './device-list.tsx';
import { EnterForm } from './enter-form.tsx';
import { ImportBox } from './import-box.tsx';
import { Notice } from './notice.tsx';
import { WaitingList } from './waiting-list.tsx';
import './devices.css';

/** For administrators: who waits to be let in, which accounts there are, new ones and whole tables of stations. */
export function DevicesPage() {
  const { words, devices } = useApp();
  const t = words.value;
  const administered = devices.administered.value;
  return (
    <main class="devices">
      <PageHeader title={t.devicesTitle} />
      <p class="secondary intro">{t.devicesIntro}</p>
      {administered && <SignedIn />}
      <Notice />
      {administered ? (
        <div class="columns">
          <div>
            <WaitingList waiting={administered.waiting} />
            <DeviceList devices={administered.devices} />
          </div>
          <div>
            <AddForm />
            <ImportBox />
          </div>
        </div>
      ) : (
        <EnterForm />
      )}
    </main>
  );
}

function SignedIn() {
  const { words, devices } = useApp();
  const t = words.value;
  return (
    <p class="signed-in">
      <strong>{t.signedIn(devices.person.value.id)}</strong>
      <button
        type="button"
        class="link"
        disabled={devices.busy.value}
        onClick={() => void devices.enter()}
      >
        {t.lookAgain}
      </button>
      <button
        type="button"
        class="link"
        disabled={devices.busy.value}
        onClick={() => devices.leave()}
      >
        {t.leave}
      </button>
      <span role="status" class="caption">
        {devices.busy.value && t.working}
      </span>
    </p>
  );
}
