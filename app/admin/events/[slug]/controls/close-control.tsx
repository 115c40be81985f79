"use client";

import { useEffect, useRef, useState } from "react";
import type { WaitingRoomNow } from "#booking/sale-console/sale-controls.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import { useLiveSale } from "../../../live/live-provider.tsx";
import { useFailure } from "../../../use-failure.ts";
import { MoreItem } from "../more-item.tsx";

/** Ends the sale, or opens it again, after a second press that says what it does. */
export function CloseControl({ slug }: { slug: string }) {
  const t = useOrganizerText();
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
            ? t("The sale is closed: nobody else is called. Whoever holds a place can still pay for it.")
            : t("For the end of the sale. To stop it for a moment, pause it.")
        }
      >
        <Button kind="secondary" onClick={() => setAsked(true)}>
          {isClosed ? t("Open the sale again") : t("Close the sale")}
        </Button>
      </MoreItem>
    );
  }
  return (
    <MoreItem>
      <div className="w-full rounded-card border border-lost/30 bg-lost-wash p-4">
        <p ref={question} tabIndex={-1} className="font-semibold outline-none">
          {isClosed ? t("Open the sale again?") : t("Close the sale now?")}
        </p>
        <p className="mt-1">{isClosed ? t(openCopy) : closeCopy(now, t)}</p>
        <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
          {problem}
        </p>
        <div className="mt-4 flex flex-wrap gap-3">
          <ConfirmButton kind={isClosed ? "primary" : "lost"} disabled={isBusy} onClick={() => void change()}>
            {isBusy ? <Spinner /> : null}
            {isClosed ? t("Yes, open it again") : t("Yes, close the sale")}
          </ConfirmButton>
          <Button kind="secondary" disabled={isBusy} onClick={leave}>
            {isClosed ? t("Leave it closed") : t("Keep it open")}
          </Button>
        </div>
      </div>
    </MoreItem>
  );
}

const openCopy: Text =
  "People can join and are called again. Whoever waited keeps the number, if the sale was closed for less than an hour.";

function closeCopy({ waiting, called, held }: WaitingRoomNow, t: Translate): string {
  const sentences = [
    waiting > 0
      ? t(
          {
            one: "{count} person in the queue is told that booking has closed.",
            other: "{count} people in the queue are told that booking has closed.",
          },
          { count: waiting },
        )
      : "",
    t("Nobody else is called."),
    called > 0
      ? t(
          {
            one: "{count} person called in the last minute can still take a place.",
            other: "{count} people called in the last minute can still take a place.",
          },
          { count: called },
        )
      : "",
    held > 0
      ? t(
          {
            one: "{count} person who holds a place can still pay for it.",
            other: "{count} people who hold a place can still pay for it.",
          },
          { count: held },
        )
      : "",
  ];
  return sentences.filter(Boolean).join(" ");
}
