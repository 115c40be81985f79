"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button } from "#ui/button.tsx";
import { refusalWords } from "./refusal-words.ts";

type Verb = "publish" | "reopen" | "close" | "unpublish";

const words: Record<Verb, { button: string; question: string; path: string; kind: "primary" | "secondary" }> = {
  publish: {
    button: "Publish",
    question:
      "Publish this event? Its link stays from then on, and its prices from the first booking on. Until somebody joins or books you can take it back.",
    path: "publish",
    kind: "primary",
  },
  reopen: { button: "Open the sale again", question: "Open the sale again?", path: "publish", kind: "secondary" },
  close: {
    button: "Close the sale",
    question: "Close the sale? Nobody else is called. Whoever holds a place can still pay for it.",
    path: "close",
    kind: "secondary",
  },
  unpublish: {
    button: "Take it back to a draft",
    question: "Take this event back to a draft? Its page is gone for everybody but you until you publish it again.",
    path: "unpublish",
    kind: "secondary",
  },
};

/** Publishes, closes, reopens or takes back, after asking once. */
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
    setRefusal(reply.kind === "ok" ? null : refusalWords(reply));
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
