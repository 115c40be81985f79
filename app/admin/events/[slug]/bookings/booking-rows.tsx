import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";
import { rupees } from "#platform/money.ts";
import type { DetailRow } from "../../../detail-rows.tsx";
import { formatMoment } from "../../../format-moment.ts";

export function bookingRows(booking: BookingDetails["booking"]): DetailRow[] {
  const isOnline = booking.complimentaryReason === null && (booking.cashPaise === null || booking.amountPaise > 0);
  return [
    ["Category", booking.categoryName ?? booking.categoryId],
    ["Price", isOnline ? rupees(booking.amountPaise) : null],
    ["Of which Startline's fee", isOnline ? rupees(booking.platformFeePaise) : null],
    ["Complimentary", booking.complimentaryReason],
    ["Taken in cash", booking.cashPaise === null ? null : rupees(booking.cashPaise)],
    ["The rider owes you", booking.owedPaise > 0 ? rupees(booking.owedPaise) : null],
    ["To give back in cash", booking.owedPaise < 0 ? rupees(-booking.owedPaise) : null],
    ["Number in the queue", booking.queueNumber === null ? null : String(booking.queueNumber)],
    ["Place held at", formatMoment(booking.createdAt)],
    ["Pay by", booking.state === "paying" && booking.payBy ? formatMoment(booking.payBy) : null],
    ["Confirmed at", booking.confirmedAt && formatMoment(booking.confirmedAt)],
    ["Ended at", booking.endedAt && formatMoment(booking.endedAt)],
  ];
}
