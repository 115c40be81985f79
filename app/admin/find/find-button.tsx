"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
import type { Role } from "#booking/organizers/roles.ts";
import { SearchIcon } from "#ui/icons.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import type { FindDialogProps } from "./find-dialog.tsx";

type Props = { role: Role; event: FindDialogProps["event"]; className?: string };

/**
 * Opens "Find anything", as Ctrl+K and Cmd+K do. The dialog is loaded with its first use: most pages are opened without it. The focus
 * goes back to where it was.
 */
export function FindButton({ role, event, className = "" }: Props) {
  const t = useOrganizerText();
  const [Dialog, setDialog] = useState<ComponentType<FindDialogProps> | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [isAway, setAway] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const before = useRef<HTMLElement | null>(null);

  async function open() {
    before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setAway(false);
    setOpen(true);
    try {
      const { FindDialog } = await import("./find-dialog.tsx");
      setDialog(() => FindDialog);
    } catch {
      // Without a network it can't be loaded.
      setOpen(false);
      setAway(true);
    }
  }

  const press = useRef(open);
  press.current = open;
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      void press.current();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      const isThere = before.current?.isConnected && before.current !== document.body;
      (isThere ? before.current : button.current)?.focus();
    }
    wasOpen.current = isOpen && Dialog !== null;
  }, [isOpen, Dialog]);

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => void open()}
        className={`inline-flex min-h-12 min-w-12 shrink-0 items-center justify-center gap-2 rounded-card text-soft hover:text-ink print:hidden ${className}`}
      >
        <SearchIcon className="size-5" />
        <span className="max-rail:sr-only">{t("Find anything")}</span>
        <span aria-hidden="true" className="rounded border border-line px-1.5 font-sans text-[0.8rem] max-rail:hidden">
          Ctrl K
        </span>
      </button>
      <span role="status" className="sr-only">
        {isAway ? t("Find could not be opened. Check your connection.") : ""}
      </span>
      {Dialog ? <Dialog isOpen={isOpen} onClose={() => setOpen(false)} role={role} event={event} /> : null}
    </>
  );
}
