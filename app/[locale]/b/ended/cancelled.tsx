import { fill } from "#app/copy/fill.ts";
import { CrossIcon } from "#ui/icons.tsx";
import type { BookingProps } from "../booking-props.ts";
import { Ended } from "./ended.tsx";
import { Refunds } from "./refunds.tsx";
import { UncapturedPayment } from "./uncaptured-payment.tsx";

/** The organizer cancelled the booking or the whole event: why, and what is refunded. */
export function Cancelled(props: BookingProps) {
  const { view, copy } = props;
  const text = copy.cancelled;
  const isCalledOff = view.cancellation?.isOfEvent ?? false;
  const note = view.cancellation?.note.trim();
  return (
    <Ended
      {...props}
      tone="lost"
      icon={<CrossIcon />}
      title={isCalledOff ? text.eventCancelledTitle : text.title}
      texts={[
        fill(isCalledOff ? text.eventCancelled : text.text, { organizer: view.event.organizerName }),
        ...(view.state === "cancelled" ? [text.ticketEnds] : []),
      ]}
    >
      {note ? (
        <figure className="mt-5 border-line border-l-4 pl-4">
          <figcaption className="text-soft">{fill(text.note, { organizer: view.event.organizerName })}</figcaption>
          <blockquote className="mt-1 whitespace-pre-line">{note}</blockquote>
        </figure>
      ) : null}
      {view.isPaidByAnother ? (
        <p className="mt-4">{text.toPayer}</p>
      ) : (
        <>
          <Refunds {...props} />
          {view.untaken ? <UncapturedPayment {...props} /> : null}
          <p className="mt-4">{moneyNote(props)}</p>
        </>
      )}
    </Ended>
  );
}

/** What the rows above leave out. */
function moneyNote({ view, copy }: BookingProps): string | null {
  const { ifArrives, nothing } = copy.refunds;
  if (view.refunds.length > 0 || view.untaken) return null;
  if (view.state === "released") return ifArrives;
  return view.payment === "captured" ? nothing : null;
}
