import { callApi } from "#app/api-client/call-api.ts";
import { flag, moment, object, orMissing, type Shape, text } from "#app/api-client/shape.ts";
import type { Booking } from "#http/bookings/booking-schemas.ts";
import { codeOf } from "./decide-retry.ts";
import { readStoredBooking, readStoredEvent } from "./stored-visit.ts";

/** The event's booking that this browser has stored, as long as it is or may become a ticket. */
export type MyBooking =
  | { kind: "none" }
  /** The server has not said yet whether it is still alive. */
  | { kind: "unknown"; bookingId: string }
  /** `offeredUntil`: it was offered to somebody on the waitlist. */
  | { kind: "held"; bookingId: string; offeredUntil?: string | undefined }
  | { kind: "pending" | "confirmed"; bookingId: string };

/** What a newer server says may be new: then there is nothing to open. */
type Found = Record<keyof Pick<Booking, "state" | "payment" | "holdExpiresAt">, string> & {
  waitlist?: Pick<NonNullable<Booking["waitlist"]>, "isRemoved"> | undefined;
};
const stateShape: Shape<Found> = object({
  state: text,
  payment: text,
  holdExpiresAt: moment,
  waitlist: orMissing(object({ isRemoved: flag })),
});

/** Asks once. `unknown`: ask again. */
export async function findMyBooking(slug: string): Promise<MyBooking> {
  const bookingId = readStoredEvent(slug)?.bookingId;
  if (!bookingId) return { kind: "none" };
  const { accessToken, hasReturned = false } = readStoredBooking(bookingId) ?? {};
  const reply = await callApi(`/api/bookings/${bookingId}`, { accessToken, shape: stateShape });
  if (reply.kind !== "ok") {
    const isNone = ["not_found", "passed_on"].includes(codeOf(reply));
    return isNone ? { kind: "none" } : { kind: "unknown", bookingId };
  }
  const { state, payment, holdExpiresAt, waitlist } = reply.body;
  const kind = kindOf(state, hasReturned || payment === "under_way" || payment === "captured");
  if (kind === "held") return { kind, bookingId, offeredUntil: waitlist && holdExpiresAt };
  return kind === "none" ? { kind } : { kind, bookingId };
}

/** A payment in progress may still confirm the booking, even after its time is over. */
function kindOf(state: string, isMoneyUnderWay: boolean): Exclude<MyBooking["kind"], "unknown"> {
  switch (state) {
    case "confirmed":
      return "confirmed";
    case "held":
      return "held";
    case "paying":
      return isMoneyUnderWay ? "pending" : "held";
    case "expired":
      return isMoneyUnderWay ? "pending" : "none";
    default:
      return "none";
  }
}
