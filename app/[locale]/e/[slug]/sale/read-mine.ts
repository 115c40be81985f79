import { recallEvent } from "#app/visitor/memory.ts";
import type { OwnBooking } from "#app/visitor/own-booking.ts";
import type { Mine } from "./decide-action.ts";

/** What this browser already has of the event: a booking, a number, or nothing. `own` is null before its memory was read. */
export function readMine(slug: string, own: OwnBooking | null): Mine {
  if (own === null) return { kind: "nothing" };
  // Without an answer it may still be ours: its own page will say.
  if (own.kind === "unknown") return { kind: "held", bookingId: own.bookingId };
  if (own.kind !== "none") return own;
  const memory = recallEvent(slug);
  return memory?.ticket ? { kind: "number", number: memory.number ?? null } : { kind: "nothing" };
}
