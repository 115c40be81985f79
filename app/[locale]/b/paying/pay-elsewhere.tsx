import { CopyLink } from "#app/[locale]/copy-link.tsx";
import { bookingPath } from "#app/[locale]/paths.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import type { BookingProps } from "../booking-props.ts";

/** For a browser or network in which Checkout does not load: a link that opens the booking, and its place, in another. */
export function PayElsewhere({ view, locale, copy }: BookingProps) {
  const { bookingId } = view;
  const accessToken = readStoredBooking(bookingId)?.accessToken;
  if (!accessToken) return null;
  const readLink = () => `${location.origin}${bookingPath(locale, bookingId)}#k=${accessToken}`;
  return (
    <div className="mt-4">
      <p className="mb-3">{copy.elsewhere.text}</p>
      <CopyLink kind="secondary" className="mb-2 w-full" readLink={readLink} text={copy.elsewhere} />
    </div>
  );
}
