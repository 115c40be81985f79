import { fill } from "#app/copy/fill.ts";
import { notSentText } from "#app/copy/refusal-text.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import { useTicketResend } from "#app/visitor/use-ticket-resend.ts";
import { showPhone } from "#platform/show-phone.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { BookingProps } from "../booking-props.ts";

/** Where the ticket was sent and whether it arrived, and a button to send it again. */
export function TicketDelivery({ view, copy }: BookingProps) {
  const text = copy.confirmed;
  const path = `/api/bookings/${view.bookingId}/ticket/send-again`;
  const { isBusy, isSent, refusedCode, send } = useTicketResend(path);
  const { participant, ticketDelivery } = view;
  if (!participant || !ticketDelivery) return null;
  const ways = [
    [participant.email, ticketDelivery.email],
    [showPhone(participant.phone), ticketDelivery.sms],
  ] as const;

  const sendAgain = () => send({}, readStoredBooking(view.bookingId)?.accessToken);
  const feedback = isSent ? text.onItsWay : refusedCode && notSentText(copy.refusals, refusedCode);

  return (
    <section className="mt-4 text-soft">
      {ways.map(([contact, state]) =>
        state ? (
          <p key={contact} className={`break-words ${state === "failed" ? "font-semibold text-lost" : ""}`}>
            {fill(text.delivery[state], { contact })}
          </p>
        ) : null,
      )}
      {ways.some(([, state]) => state === "failed") ? <p>{text.deliveryFailedHelp}</p> : null}
      <Button kind="secondary" className="mt-3 w-full" disabled={isBusy} onClick={() => void sendAgain()}>
        {isBusy ? <Spinner /> : null}
        {text.sendAgain}
      </Button>
      <p role="status" className="mt-2">
        {feedback}
      </p>
    </section>
  );
}
