"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "./call-office.ts";
import type { Text } from "./language/text.ts";
import { useOrganizerText } from "./language/text-context.tsx";
import { useFailure } from "./use-failure.ts";
import { useRefresh } from "./use-refresh.ts";

type Verb = "publish" | "unpublish";
type ButtonCopy = {
  button: Text;
  question: Text;
  yes: Text;
  no: Text;
  kind: "primary" | "secondary";
};

const buttonCopy: Record<Verb, ButtonCopy> = {
  publish: {
    button: "Publish",
    question:
      "Publish this event? After that its link can't change, and after the first booking its prices can't either. Until somebody joins or books you can take it back.",
    yes: "Yes, publish it",
    no: "Not yet",
    kind: "primary",
  },
  unpublish: {
    button: "Take it back to a draft",
    question: "Take this event back to a draft? Only organizers can see it until you publish it again.",
    yes: "Yes, take it back",
    no: "Leave it public",
    kind: "secondary",
  },
};

/** `facts`: what becomes public with it, in words. */
type Props = { slug: string; verb: Verb; disabled?: boolean; facts?: readonly string[] };

/** Publishes or takes back, after asking once. The question stays until it is done or given up. */
export function StateButton({ slug, verb, disabled = false, facts = [] }: Props) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();
  const asked = useRef<HTMLParagraphElement>(null);
  const { button, question, yes, no, kind } = buttonCopy[verb];
  useEffect(() => {
    if (isAsked) asked.current?.focus();
  }, [isAsked]);

  async function change() {
    setBusy(true);
    setFailure(null);
    const reply = await callOffice(`/api/admin/events/${slug}/${verb}`, { method: "POST", body: {} });
    setBusy(false);
    if (reply.kind === "ok") setAsked(false);
    else setFailure(reply);
    // A refusal comes of a page that is old, and what was not answered may be done.
    await refresh();
  }
  function leave() {
    setAsked(false);
    setFailure(null);
  }

  if (!isAsked) {
    return (
      <Button kind={kind} disabled={disabled} onClick={() => setAsked(true)}>
        {t(button)}
      </Button>
    );
  }
  return (
    <div className="w-full max-w-[720px] rounded-card border border-line bg-surface p-4">
      <p ref={asked} tabIndex={-1} className="outline-none">
        {t(question)}
      </p>
      {facts.length > 0 ? (
        <ul className="mt-3 list-disc space-y-1 pl-5">
          {facts.map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      ) : null}
      <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
        {refusal}
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <ConfirmButton disabled={isBusy} onClick={() => void change()}>
          {isBusy ? <Spinner /> : null}
          {t(yes)}
        </ConfirmButton>
        <Button kind="secondary" disabled={isBusy} onClick={leave}>
          {t(no)}
        </Button>
      </div>
    </div>
  );
}
