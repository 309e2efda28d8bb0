import { useEffect, useMemo, useState } from 'preact/hooks';
import type { SecretAnswer } from '../../../domain/device-answers.ts';
import { useApp } from '../app-context.ts';
import type { Dictionary } from '../words/zh.ts';
import type { Told } from './devices-model.ts';

/** The secrets that were made just now, and what to do with them. */
export function SecretsTold({ told }: { told: Told }) {
  const { words, devices } = useApp();
  const t = words.value;
  const { secrets } = told;
  const [only] = secrets;
  const role = devices.administered.value?.devices.find(({ id }) => id === only?.id)?.role;
  return (
    <>
      {summary(t, told).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {secrets.length > 0 && <p class="once">{t.toldOnce}</p>}
      {told.doing === 'import' && secrets.length > 0 && <Download secrets={secrets} />}
      <ul class="secrets">
        {secrets.map((one) => (
          <Secret key={one.id} of={one} />
        ))}
      </ul>
      {told.doing !== 'import' && only !== undefined && (
        <p class="secondary">
          {role === 'dispatcher' || role === 'admin'
            ? t.toldPerson(only.id)
            : t.toldDevice(only.id)}
        </p>
      )}
    </>
  );
}

function summary(t: Dictionary, { doing, about, secrets }: Told): string[] {
  if (doing === 'accept') return [t.toldAccepted(about)];
  if (doing !== 'import') return [];
  return [secrets.length > 0 ? t.toldImported(secrets.length) : t.toldImportedNone];
}

/** A click on it marks it whole, for browsers that let no page copy. */
function Secret({ of: { id, secret } }: { of: SecretAnswer }) {
  const { words } = useApp();
  const t = words.value;
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(secret).then(() => setCopied(true));
  };
  return (
    <li>
      <span>{id}</span> <code>{secret}</code>{' '}
      {'clipboard' in navigator && (
        <button type="button" class="link" aria-label={t.of(t.copy, id)} onClick={copy}>
          {copied ? t.copied : t.copy}
        </button>
      )}
    </li>
  );
}

function Download({ secrets }: { secrets: readonly SecretAnswer[] }) {
  const { words } = useApp();
  const address = useMemo(() => {
    const lines = ['id,secret', ...secrets.map(({ id, secret }) => `${id},${secret}`)];
    return URL.createObjectURL(new Blob([`${lines.join('\n')}\n`], { type: 'text/csv' }));
  }, [secrets]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <p>
      <a href={address} download="secrets.csv">
        {words.value.download}
      </a>
    </p>
  );
}
