import { sayNotSent } from "#app/copy/say-refusal.ts";
import { useSending } from "#app/visitor/use-sending.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button } from "#ui/button.tsx";
import type { BookingProps } from "../booking-app.tsx";

/** Whoever is told that there is a booking already can have its ticket sent to the phone and address that it has. */
export function EarlierTicket({ view, copy }: BookingProps) {
  const { paying, refusals } = copy;
  const { isBusy, isSent, refusedCode, send } = useSending("/api/tickets/send-again");
  const { participant } = view;
  if (!participant) return null;
  const { phone, email } = participant;
  const said = isSent ? paying.earlierTicketSent : refusedCode && sayNotSent(refusals, refusedCode);
  return (
    <>
      {isSent ? null : (
        <Button kind="secondary" className="mt-3 w-full" disabled={isBusy} onClick={() => void send({ phone, email })}>
          {isBusy ? <BusyMark /> : null}
          {paying.sendEarlierTicket}
        </Button>
      )}
      <p role="status" className="mt-2 font-semibold">
        {said}
      </p>
    </>
  );
}
