"use client";

import { useEffect, useRef, useState } from "react";
import type { WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { useFailure } from "../../../use-failure.ts";
import { MoreItem } from "../more-item.tsx";

/** Ends the sale, or opens it again, after a second press that says what it does. */
export function CloseControl({ slug }: { slug: string }) {
  const live = useLiveSale();
  const { state, now } = live.body;
  const isClosed = state === "closed";
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setFailure] = useFailure();
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsked) question.current?.focus();
  }, [isAsked]);

  // What was asked for may have happened although no answer came: the state is what tells.
  useEffect(() => {
    setFailure(null);
    setAsked(false);
  }, [isClosed]);

  async function change() {
    setBusy(true);
    const verb = isClosed ? "publish" : "close";
    const reply = await callOffice(`/api/admin/events/${slug}/${verb}`, { method: "POST", body: {} });
    setBusy(false);
    setFailure(reply.kind === "ok" ? null : reply);
    if (reply.kind !== "ok") return;
    setAsked(false);
    live.show({ ...live.body, state: isClosed ? "published" : "closed" });
  }

  function leave() {
    setAsked(false);
    setFailure(null);
  }

  if (state !== "published" && state !== "closed") return null;
  if (!isAsked) {
    return (
      <MoreItem
        about={
          isClosed
            ? "The sale is closed: nobody else is called. Whoever holds a place can still pay for it."
            : "For the end of the sale. To stop it for a moment, pause it."
        }
      >
        <Button kind="secondary" onClick={() => setAsked(true)}>
          {isClosed ? "Open the sale again" : "Close the sale"}
        </Button>
      </MoreItem>
    );
  }
  return (
    <MoreItem>
      <div className="w-full rounded-card border border-lost/30 bg-lost-wash p-4">
        <p ref={question} tabIndex={-1} className="font-semibold outline-none">
          {isClosed ? "Open the sale again?" : "Close the sale now?"}
        </p>
        <p className="mt-1">{isClosed ? openCopy : closeCopy(now)}</p>
        <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
          {problem}
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <ConfirmButton kind={isClosed ? "primary" : "lost"} disabled={isBusy} onClick={() => void change()}>
            {isBusy ? <Spinner /> : null}
            {isClosed ? "Yes, open it again" : "Yes, close the sale"}
          </ConfirmButton>
          <Button kind="secondary" disabled={isBusy} onClick={leave}>
            {isClosed ? "Leave it closed" : "Keep it open"}
          </Button>
        </div>
      </div>
    </MoreItem>
  );
}

const openCopy =
  "People can join and are called again. Whoever waited keeps the number, if the sale was closed for less than an hour.";

function closeCopy({ waiting, called, held }: WaitingRoomNow): string {
  const sentences = [
    waiting > 0 ? `${people(waiting)} in the queue ${waiting === 1 ? "is" : "are"} told that booking has closed.` : "",
    "Nobody else is called.",
    called > 0 ? `${people(called)} called in the last minute can still take a place.` : "",
    held > 0 ? `${people(held)} who ${held === 1 ? "holds" : "hold"} a place can still pay for it.` : "",
  ];
  return sentences.filter(Boolean).join(" ");
}

const people = (count: number): string => (count === 1 ? "1 person" : `${count.toLocaleString("en-IN")} people`);
