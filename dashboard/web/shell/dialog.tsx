import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp } from '../app-context.ts';

/** A modal dialog with a title and a way out: Esc, the cross, or a click beside it. */
export function Dialog({ title, children }: { title: string; children: ComponentChildren }) {
  const { overlay, words } = useApp();
  const element = useRef<HTMLDialogElement>(null);
  const close = () => {
    overlay.value = undefined;
  };
  useEffect(() => element.current?.showModal(), []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a modal dialog by itself.
    <dialog
      ref={element}
      aria-labelledby="dialog-title"
      onClose={close}
      onClick={(event) => event.target === element.current && close()}
    >
      <div class="dialog">
        <header>
          <h2 id="dialog-title">{title}</h2>
          <CloseButton label={words.value.close} onClick={close} />
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** A cross that closes what it stands in. */
export function CloseButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="close" aria-label={label} title={label} onClick={onClick}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M3 3l10 10M13 3 3 13" stroke="currentColor" stroke-width="1.5" fill="none" />
      </svg>
    </button>
  );
}
