import { type ReactNode, useEffect, useId, useRef } from "react";
import { CrossIcon } from "./icons.tsx";

type Props = {
  title: string;
  /** What the button that closes it is called. */
  closeText: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A part of the page that is needed now and then, over the rest of it: from the bottom on a phone, in the middle where there
 * is room. The browser's own dialog keeps the focus inside and gives it back.
 */
export function Sheet({ title, closeText, isOpen, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      className="mx-auto mt-auto mb-0 max-h-[90dvh] w-full max-w-full overflow-y-auto overscroll-contain rounded-t-card border-line border-t bg-paper text-ink backdrop:bg-[rgb(0_0_0/50%)] sm:my-auto sm:max-w-[880px] sm:rounded-card sm:border"
    >
      <div className="sticky top-0 z-10 flex min-h-14 items-center justify-between gap-4 border-line border-b bg-surface pl-4 sm:pl-6">
        <h2 id={titleId} className="font-bold text-[1.15rem]">
          {title}
        </h2>
        <button
          type="button"
          aria-label={closeText}
          onClick={onClose}
          className="inline-flex size-14 items-center justify-center"
        >
          <CrossIcon />
        </button>
      </div>
      <div className="px-4 pt-5 pb-[calc(1.5rem+env(safe-area-inset-bottom))] sm:px-6">{children}</div>
    </dialog>
  );
}
