import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Booking } from "../bookings/booking.ts";
import { readBookingByReference } from "../bookings/read-booking-by-reference.ts";
import { listTransfers } from "./list-transfers.ts";
import { type Transfer, transferStateNow } from "./transfer.ts";
import { isTransferCodeOf, readTransferCode } from "./transfer-code.ts";

/** `taken`: accepted, and the links of then are still those of now. */
export type Offer = { booking: Booking; transfer: Transfer; state: "open" | "taken" | "ended" };

/** The offer that a code opens, or null: nobody learns whether it was the booking or the secret. */
export async function readOffer(
  { db, accessKeys }: { db: Database; accessKeys: readonly SigningKey[] },
  code: string,
  now: Date,
): Promise<Offer | null> {
  const named = readTransferCode(code);
  const booking = named && (await readBookingByReference(db, named.eventId, named.reference));
  if (!booking) return null;
  const transfers = await listTransfers(db, booking);
  const transfer = transfers.find(({ id }) => isTransferCodeOf(accessKeys, id, code));
  return transfer ? { booking, transfer, state: decideOfferState(booking, transfer, now) } : null;
}

export function decideOfferState(
  booking: Pick<Booking, "state" | "linkGeneration">,
  transfer: Pick<Transfer, "state" | "expiresAt" | "linkGeneration">,
  now: Date,
): Offer["state"] {
  if (booking.state !== "confirmed") return "ended";
  const state = transferStateNow(transfer, now);
  if (state === "accepted") return transfer.linkGeneration === booking.linkGeneration ? "taken" : "ended";
  return state === "pending" ? "open" : "ended";
}
