import { useApp } from '../app-context.ts';

/** One line under the top that says so when nothing on the page was measured in the field. */
export function Banner() {
  const { origin, words } = useApp();
  const t = words.value;
  if (origin.value !== 'simulated' && origin.value !== 'replay') return null;
  return <p class="banner">{origin.value === 'simulated' ? t.allSimulated : t.allReplayed}</p>;
}
