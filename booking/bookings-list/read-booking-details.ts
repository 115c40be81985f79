import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { listAuditEntries } from "../audit-log/list-audit-entries.ts";
import { readBooking } from "../bookings/read-booking.ts";
import { listNotes } from "../participants/list-notes.ts";
import { readParticipant } from "../participants/read-participant.ts";
import { readRefundDue } from "../payments/read-refund-due.ts";
import { listTransfers } from "../transfers/list-transfers.ts";
import { transferStateNow } from "../transfers/transfer.ts";
import {
  selectBookingTimes,
  selectDisputeDetails,
  selectLedgerLines,
  selectMessageDetails,
  selectPaymentDetails,
  selectSignedWaivers,
} from "./booking-details.sql.ts";
import type { BookingDetails } from "./booking-details.ts";
import { selectListedBooking } from "./bookings-list.sql.ts";

/** All about one booking of this event, read without a lock; null if it is not one of this event's. */
export async function readBookingDetails(
  { db, clock }: { db: Database; clock: Clock },
  eventId: string,
  bookingId: string,
): Promise<BookingDetails | null> {
  const booking = await readBooking(db, bookingId);
  if (!booking || booking.eventId !== eventId) return null;
  const [
    listed,
    times,
    refundDue,
    payments,
    disputes,
    messages,
    ledger,
    auditEntries,
    participant,
    notes,
    waivers,
    transfers,
  ] = await Promise.all([
    selectListedBooking(db, eventId, bookingId, clock.now()),
    selectBookingTimes(db, booking),
    readRefundDue(db, booking),
    selectPaymentDetails(db, booking),
    selectDisputeDetails(db, booking),
    selectMessageDetails(db, booking, clock.now()),
    selectLedgerLines(db, booking),
    listAuditEntries(db, eventId, bookingId),
    readParticipant(db, booking),
    listNotes(db, booking),
    selectSignedWaivers(db, booking),
    listTransfers(db, booking),
  ]);
  if (!listed || !times) return null;
  return {
    booking: { ...listed, ...times },
    refundDue,
    payments,
    disputes,
    messages,
    ledger,
    auditEntries,
    participant,
    notes,
    waivers,
    transfers: transfers.map(({ eventId: _e, bookingId: _b, linkGeneration: _l, ...transfer }) => ({
      ...transfer,
      state: transferStateNow(transfer, clock.now()),
    })),
  };
}
