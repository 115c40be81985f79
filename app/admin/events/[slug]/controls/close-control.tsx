import { useEffect, useRef, useState } from "react";
import type { EventState } from "#booking/events/bookable-event.ts";
import type { WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import { PageSection } from "../../../page-section.tsx";
import { useFailure } from "../../../use-failure.ts";

type Props = { slug: string; isClosed: boolean; now: WaitingRoomNow; onChanged: (state: EventState) => void };

/** Ends the sale, or opens it again, after a second press that says what it does. */
export function CloseControl({ slug, isClosed, now, onChanged }: Props) {
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
    onChanged(isClosed ? "published" : "closed");
  }

  function leave() {
    setAsked(false);
    setFailure(null);
  }

  return (
    <PageSection title={isClosed ? "The sale is closed" : "Close the sale"}>
      <div className="max-w-[720px]">
        {isAsked ? (
          <div className="rounded-card border border-lost/30 bg-lost-wash p-4">
            <p ref={question} tabIndex={-1} className="font-semibold outline-none">
              {isClosed ? "Open the sale again?" : "Close the sale now?"}
            </p>
            <p className="mt-1">{isClosed ? openCopy : closeCopy(now)}</p>
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
        ) : (
          <>
            <p className="mb-4 text-soft">
              {isClosed
                ? "Nobody else is called. Whoever holds a place can still pay for it."
                : "For the end of the sale. To stop it for a moment, pause it."}
            </p>
            <Button kind="secondary" onClick={() => setAsked(true)}>
              {isClosed ? "Open the sale again" : "Close the sale"}
            </Button>
          </>
        )}
        <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
          {problem}
        </p>
      </div>
    </PageSection>
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
