import type { ListedBooking } from "#http/admin/booking-schemas.ts";
import { rupees } from "#platform/money.ts";
import { showPhone } from "#platform/show-phone.ts";
import { stateCopy, stateTones } from "./booking-copy.ts";

/** Who it is, and how to reach them; the rest is on the page of its own. */
export function BookingCard({ booking, path }: { booking: ListedBooking; path: string }) {
  return (
    <li className="rounded-card border border-line bg-surface p-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-bold">{booking.name ?? "No name yet"}</span>
        <span className={`font-semibold text-[0.95rem] ${stateTones[booking.state] ?? "text-soft"}`}>
          {stateCopy[booking.state]}
        </span>
      </p>
      <p className="text-[0.95rem] text-soft">
        <span className="font-semibold text-ink">{booking.reference}</span>
        {` · ${booking.categoryName ?? booking.categoryId} · ${rupees(booking.amountPaise)}`}
      </p>
      {booking.phone ? (
        <p className="mt-1 flex flex-wrap gap-x-5">
          <a className="inline-flex min-h-12 items-center underline underline-offset-4" href={`tel:${booking.phone}`}>
            {showPhone(booking.phone)}
          </a>
          <a
            className="inline-flex min-h-12 min-w-0 items-center break-all underline underline-offset-4"
            href={`mailto:${booking.email}`}
          >
            {booking.email}
          </a>
        </p>
      ) : null}
      <a href={path} className="inline-flex min-h-12 items-center text-[0.95rem] underline underline-offset-4">
        Open
        <span className="sr-only"> the booking {booking.reference}</span>
      </a>
    </li>
  );
}
