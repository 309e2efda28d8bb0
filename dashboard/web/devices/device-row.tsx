import type { DeviceEntry } from '../../../domain/device-answers.ts';
import type { Station } from '../../../domain/station.ts';
import { useApp } from '../app-context.ts';
import { useConfirm } from '../shell/confirm-dialog.tsx';
import type { Dictionary } from '../words/zh.ts';

/** One account. On a phone what stands in the narrow columns is told under its name. */
export function DeviceRow(props: { device: DeviceEntry; station: Station | undefined }) {
  const { words, language, tell } = useApp();
  const t = words.value;
  const { device, station } = props;
  const { id, role, disabled, codec, lastSeen } = device;
  const [doors, language_] = [doorsOf(device, t), codec ?? '—'];
  const seen = lastSeen === undefined ? t.neverSeen : tell.value(lastSeen);
  const heard = role === 'device' ? seen : '—';
  const folded = [t.roles[role], doors, codec, role === 'device' && seen].filter(Boolean);
  return (
    <tr data-disabled={disabled}>
      <th scope="row">
        {id}
        {station && <small>{station.name[language.value]}</small>}
        {role === 'gateway' && <small>{voiceOf(device, t)}</small>}
        <small class="folded">{folded.join(' · ')}</small>
      </th>
      <td>{disabled ? t.disabled : t.enabled}</td>
      <td class="wide">{t.roles[role]}</td>
      <td class="wide">{doors}</td>
      <td class="wide">{language_}</td>
      <td class="wide">{heard}</td>
      <td class="row-actions">
        <Actions device={device} />
      </td>
    </tr>
  );
}

function Actions({ device: { id, disabled } }: { device: DeviceEntry }) {
  const { words, devices } = useApp();
  const t = words.value;
  const confirm = useConfirm();
  const toggle = disabled ? t.enable : t.disable;
  return (
    <>
      <button
        type="button"
        class="link"
        aria-label={t.of(toggle, id)}
        disabled={devices.busy.value}
        onClick={() =>
          disabled
            ? void devices.change(id, 'enable')
            : confirm(t.disable, t.disableAsk(id), () => devices.change(id, 'disable'))
        }
      >
        {toggle}
      </button>
      <button
        type="button"
        class="link"
        aria-label={t.of(t.rotate, id)}
        disabled={devices.busy.value}
        onClick={() => confirm(t.rotate, t.rotateAsk(id), () => devices.rotate(id))}
      >
        {t.rotate}
      </button>
    </>
  );
}

/** By which doors it may come; people come by none of them. */
function doorsOf({ role, link }: DeviceEntry, { doors }: Dictionary): string {
  if (role !== 'device' && role !== 'gateway') return '—';
  return [doors.mqtt, doors.http, ...(link ? [doors.tcp] : [])].join(' ');
}

function voiceOf({ speaksFor }: DeviceEntry, t: Dictionary): string {
  const whose = speaksFor.includes('*') ? t.speaksForAll : speaksFor.join(', ') || '—';
  return `${t.speaksFor} ${whose}`;
}
