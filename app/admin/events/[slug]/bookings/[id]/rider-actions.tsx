"use client";

import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

/** What an organizer can do about this rider: a button, and what opens below it. */
export type RiderAction = { name: string; title: string; panel: ReactNode };

const PanelContext = createContext<(message: string | null) => void>(() => {});

/** Closes the panel that one stands in, and says what was done; null says nothing. */
export const useClosePanel = () => useContext(PanelContext);

/** The large buttons of the rider's card, of which one panel is open at a time. */
export function RiderActions({ actions }: { actions: RiderAction[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef<HTMLDivElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (open !== null) heading.current?.focus();
  }, [open]);
  // The panel that closes takes the end of the page with it.
  useEffect(() => {
    if (message) said.current?.scrollIntoView({ block: "center" });
  }, [message]);
  const close = (text: string | null) => {
    setOpen(null);
    setMessage(text);
  };
  const current = actions.find(({ name }) => name === open);

  return (
    <PanelContext value={close}>
      <div className="mt-4 grid grid-cols-2 gap-2 sm:flex">
        {actions.map(({ name }) => (
          <Button
            key={name}
            kind="secondary"
            className={`min-h-14 sm:min-w-32 ${name === open ? "border-ink! bg-ink! text-paper!" : ""}`}
            aria-expanded={name === open}
            aria-controls={name === open ? panelId : undefined}
            onClick={() => {
              setMessage(null);
              setOpen(name === open ? null : name);
            }}
          >
            {name}
          </Button>
        ))}
      </div>
      <div ref={said} role="status" className={message ? "mt-4" : ""}>
        {message ? <Notice tone="yours">{message}</Notice> : null}
      </div>
      {current ? (
        <section id={panelId} className="mt-5 max-w-[560px] border-line border-t pt-5">
          <h3 ref={heading} tabIndex={-1} className="mb-3 font-bold text-[1.15rem] outline-none">
            {current.title}
          </h3>
          {current.panel}
        </section>
      ) : null}
    </PanelContext>
  );
}
