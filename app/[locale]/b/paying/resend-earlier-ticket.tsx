import { notSentText } from "#app/copy/refusal-text.ts";
import { useTicketResend } from "#app/visitor/use-ticket-resend.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { BookingProps } from "../booking-props.ts";

/** For a person who has a booking already: sends its ticket again, to the phone and email address it was booked with. */
export function ResendEarlierTicket({ view, copy }: BookingProps) {
  const { paying, refusals } = copy;
  const { isBusy, isSent, refusedCode, send } = useTicketResend("/api/tickets/send-again");
  const { participant } = view;
  if (!participant) return null;
  const { phone, email } = participant;
  const feedback = isSent ? paying.earlierTicketSent : refusedCode && notSentText(refusals, refusedCode);
  return (
    <>
      {isSent ? null : (
        <Button kind="secondary" className="mt-3 w-full" disabled={isBusy} onClick={() => void send({ phone, email })}>
          {isBusy ? <Spinner /> : null}
          {paying.sendEarlierTicket}
        </Button>
      )}
      <p role="status" className="mt-2 font-semibold">
        {feedback}
      </p>
    </>
  );
}
