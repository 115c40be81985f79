import { recallEvent } from "#app/visitor/memory.ts";
import { useOwnBooking } from "#app/visitor/use-own-booking.ts";
import type { Mine } from "./decide-action.ts";

/** What this browser already has of the event: a booking, a number, or nothing. */
export function useMine(slug: string): Mine {
  const own = useOwnBooking(slug);
  if (own === null) return { kind: "nothing" };
  // Without an answer it may still be ours: its own page will say.
  if (own.kind === "unknown") return { kind: "held", bookingId: own.bookingId };
  if (own.kind !== "none") return own;
  const memory = recallEvent(slug);
  return memory?.ticket ? { kind: "number", number: memory.number ?? null } : { kind: "nothing" };
}
