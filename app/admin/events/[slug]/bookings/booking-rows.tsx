import type { BookingDetails } from "#booking/bookings-list/booking-details.ts";
import { rupees } from "#platform/money.ts";
import type { DetailRow } from "../../../detail-rows.tsx";
import type { Translate } from "../../../language/translate.ts";

export function bookingRows(booking: BookingDetails["booking"], t: Translate): DetailRow[] {
  const isOnline = booking.complimentaryReason === null && (booking.cashPaise === null || booking.amountPaise > 0);
  return [
    [t("Category"), booking.categoryName ?? booking.categoryId],
    [t("Price"), isOnline ? rupees(booking.amountPaise) : null],
    [t("Of which Startline's fee"), isOnline ? rupees(booking.platformFeePaise) : null],
    [t("Complimentary"), booking.complimentaryReason],
    [t("Taken in cash"), booking.cashPaise === null ? null : rupees(booking.cashPaise)],
    [t("The rider owes you"), booking.owedPaise > 0 ? rupees(booking.owedPaise) : null],
    [t("To give back in cash"), booking.owedPaise < 0 ? rupees(-booking.owedPaise) : null],
    [t("Number in the queue"), booking.queueNumber === null ? null : String(booking.queueNumber)],
    [t("Place held at"), t.moment(booking.createdAt)],
    [t("Pay by"), booking.state === "paying" && booking.payBy ? t.moment(booking.payBy) : null],
    [t("Confirmed at"), booking.confirmedAt && t.moment(booking.confirmedAt)],
    [t("Ended at"), booking.endedAt && t.moment(booking.endedAt)],
  ];
}
