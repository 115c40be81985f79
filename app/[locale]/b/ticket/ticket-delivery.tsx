import { fill } from "#app/copy/fill.ts";
import { sayNotSent } from "#app/copy/say-refusal.ts";
import { recallBooking } from "#app/visitor/memory.ts";
import { useSending } from "#app/visitor/use-sending.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Button } from "#ui/button.tsx";
import type { BookingProps } from "../booking-app.tsx";

/** Where the ticket went and whether it arrived, and a way to have it sent again. */
export function TicketDelivery({ view, copy }: BookingProps) {
  const text = copy.confirmed;
  const path = `/api/bookings/${view.bookingId}/ticket/send-again`;
  const { isBusy, isSent, refusedCode, send } = useSending(path);
  const { participant, ticketDelivery } = view;
  if (!participant || !ticketDelivery) return null;
  const ways = [
    [participant.email, ticketDelivery.email],
    [participant.phone, ticketDelivery.sms],
  ] as const;

  const sendAgain = () => send({}, recallBooking(view.bookingId)?.accessToken);
  const said = isSent ? text.onItsWay : refusedCode && sayNotSent(copy.refusals, refusedCode);

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
        {isBusy ? <BusyMark /> : null}
        {text.sendAgain}
      </Button>
      <p role="status" className="mt-2">
        {said}
      </p>
    </section>
  );
}
