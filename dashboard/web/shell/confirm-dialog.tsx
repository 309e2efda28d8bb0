import { useApp } from '../app-context.ts';
import { Dialog } from './dialog.tsx';
import './confirm-dialog.css';

/** Has a person asked before something is done: with its title, which is the button too, and what comes of it. */
export function useConfirm() {
  const { overlay } = useApp();
  return (title: string, text: string, act: () => Promise<void>) => {
    overlay.value = { kind: 'confirm', title, text, act: () => void act() };
  };
}

/** Asks once more before something that cannot be undone, or that cuts gear off. */
export function ConfirmDialog() {
  const { overlay, words } = useApp();
  const open = overlay.value;
  if (open?.kind !== 'confirm') return null;
  const close = () => {
    overlay.value = undefined;
  };
  return (
    <Dialog title={open.title}>
      <p>{open.text}</p>
      <p class="confirm-actions">
        <button type="button" class="secondary-action" onClick={close}>
          {words.value.cancel}
        </button>
        <button
          type="button"
          class="primary"
          onClick={() => {
            close();
            open.act();
          }}
        >
          {open.title}
        </button>
      </p>
    </Dialog>
  );
}
