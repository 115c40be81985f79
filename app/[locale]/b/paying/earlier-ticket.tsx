import { useState } from "react";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { callApi } from "#app/visitor/call-api.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button } from "#ui/button.tsx";
import type { BookingProps } from "../booking-app.tsx";

/** Whoever is told that there is a booking already can have its ticket sent to the phone and address that it has. */
export function EarlierTicket({ view, messages }: BookingProps) {
  const { paying, refusals } = messages;
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { participant } = view;
  if (!participant) return null;
  const { phone, email } = participant;

  async function send() {
    setBusy(true);
    const reply = await callApi("/api/tickets/send-again", { method: "POST", body: { phone, email } });
    setBusy(false);
    if (reply.kind === "ok") setSaid(paying.earlierTicketSent);
    else setSaid(sayRefusal(refusals, reply.kind === "refused" ? reply.code : "unreachable"));
  }

  return (
    <>
      {said === null ? (
        <Button kind="secondary" className="mt-3 w-full" disabled={isBusy} onClick={() => void send()}>
          {isBusy ? <BusyMark /> : null}
          {paying.sendEarlierTicket}
        </Button>
      ) : null}
      <p role="status" className="mt-2 font-semibold">
        {said}
      </p>
    </>
  );
}
