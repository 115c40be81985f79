import type { MyBooking } from "#app/visitor/find-my-booking.ts";
import { readStoredEvent, readStoredWaitlist } from "#app/visitor/stored-visit.ts";
import type { MyPlace } from "./decide-action.ts";

/** What this browser already has for the event: a booking, a number, or nothing. `own` is null before storage was read. */
export function readMyPlace(slug: string, own: MyBooking | null): MyPlace {
  if (own === null) return { kind: "nothing" };
  // Without an answer it may still be held: the booking page will say.
  if (own.kind === "unknown") return { kind: "held", bookingId: own.bookingId };
  if (own.kind !== "none") return own;
  const memory = readStoredEvent(slug);
  const { entryId, hasEnded } = readStoredWaitlist(slug) ?? {};
  const isOnWaitlist = entryId !== undefined && !hasEnded;
  return memory?.ticket
    ? { kind: "number", number: memory.number ?? null, isOnWaitlist }
    : { kind: "nothing", isOnWaitlist };
}
