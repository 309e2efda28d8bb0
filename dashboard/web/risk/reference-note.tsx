import type { Reference } from '../../../domain/drought.ts';
import { useApp } from '../app-context.ts';

/** The years that something is held against, and that they are simulated where they are. */
export function ReferenceNote({ reference }: { reference: Reference | null }) {
  const { words } = useApp();
  if (reference === null) return null;
  const { origin, from, to } = reference;
  const t = words.value;
  const say = origin === 'simulated' ? t.referenceSimulated : t.referenceYears;
  return (
    <>
      {t.semicolon}
      {say(from, to)}
    </>
  );
}
