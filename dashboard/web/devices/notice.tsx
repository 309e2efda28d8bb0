import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { failureWords } from './failure-words.ts';
import { SecretsTold } from './secrets-told.tsx';

/** What became of the last thing done: why it failed, or the secrets that came of it. It takes the focus, for it may be far up. */
export function Notice() {
  const { words, devices } = useApp();
  const t = words.value;
  const failure = devices.failure.value;
  const told = devices.told.value;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (failure === undefined && told === undefined) return;
    place.current?.focus();
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [failure, told]);
  if (failure === undefined && told === undefined) return null;
  return (
    <section
      ref={place}
      class="notice"
      tabIndex={-1}
      role={failure ? 'alert' : 'status'}
      data-kind={failure ? 'failure' : 'told'}
    >
      {failure && <p>{failureWords(t, failure, devices.person.value.id)}</p>}
      {told && <SecretsTold told={told} />}
      <button type="button" class="link" onClick={() => devices.putAway()}>
        {t.putAway}
      </button>
    </section>
  );
}
