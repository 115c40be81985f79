"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button } from "#ui/button.tsx";

type Verb = "publish" | "reopen" | "close";

const words: Record<Verb, { button: string; question: string; path: string; kind: "primary" | "secondary" }> = {
  publish: {
    button: "Publish",
    question: "Publish this event? From then on its link, its prices and its categories stay as they are.",
    path: "publish",
    kind: "primary",
  },
  reopen: { button: "Open the sale again", question: "Open the sale again?", path: "publish", kind: "secondary" },
  close: {
    button: "Close the sale",
    question: "Close the sale? Nobody new gets a place. Whoever holds one can still pay for it.",
    path: "close",
    kind: "secondary",
  },
};

/** Publishes, closes or reopens, after asking once. */
export function StateButton({ slug, verb, disabled = false }: { slug: string; verb: Verb; disabled?: boolean }) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { button, question, path, kind } = words[verb];

  async function change() {
    if (!window.confirm(question)) return;
    setBusy(true);
    const reply = await callApi(`/api/admin/events/${slug}/${path}`, { method: "POST", body: {} });
    setBusy(false);
    setRefusal(reply.kind === "ok" ? null : "That did not work. Load the page again, then try once more.");
    router.refresh();
  }

  return (
    <>
      <Button kind={kind} disabled={disabled || isBusy} onClick={() => void change()}>
        {isBusy ? <BusyMark /> : null}
        {button}
      </Button>
      <span role="alert" className="self-center font-medium text-lost">
        {refusal}
      </span>
    </>
  );
}
