import { useApp } from '../app-context.ts';

/** The title of a page beside the watch, and the way back to it. */
export function PageHeader({ title }: { title: string }) {
  const { words, view } = useApp();
  return (
    <header>
      <h2>{title}</h2>
      <button
        type="button"
        class="link"
        onClick={() => view.change({ page: 'watch' }, { push: true })}
      >
        {words.value.back}
      </button>
    </header>
  );
}
