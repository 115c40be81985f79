import { findMyBooking, type MyBooking } from "./find-my-booking.ts";
import { onPageActivity } from "./page-events.ts";
import { readStoredEvent, watchStoredEvent } from "./stored-visit.ts";

/** While the server does not answer. The jitter spreads a crowd. */
const AGAIN_MS = 3000;
/** While a payment is in progress. */
const PENDING_MS = 10_000;

/**
 * Calls `onChange` with the booking that this browser has for the event; returns how to stop. Retries until there is an
 * answer, and checks again when the page is shown again or another tab has taken a place.
 */
export function watchMyBooking(slug: string, onChange: (own: MyBooking) => void): () => void {
  let isStopped = false;
  let isAsking = false;
  let last: MyBooking | null = null;
  let askedFor: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function report(own: MyBooking) {
    last = own;
    onChange(own);
  }

  async function check() {
    if (isAsking || isStopped) return;
    clearTimeout(timer);
    const bookingId = readStoredEvent(slug)?.bookingId;
    askedFor = bookingId;
    if (last === null) report(bookingId ? { kind: "unknown", bookingId } : { kind: "none" });
    isAsking = true;
    const found = await findMyBooking(slug);
    isAsking = false;
    if (isStopped) return;
    report(found);
    const again = found.kind === "unknown" ? AGAIN_MS : found.kind === "pending" ? PENDING_MS : null;
    if (again !== null) timer = setTimeout(checkIfVisible, again * (0.8 + 0.4 * Math.random()));
  }
  const checkIfVisible = () => void (document.hidden || check());
  const stopWatching = watchStoredEvent(slug, () => {
    const bookingId = readStoredEvent(slug)?.bookingId;
    if (bookingId && bookingId !== askedFor) void check();
  });
  void check();
  const stopListening = onPageActivity(checkIfVisible);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopWatching();
    stopListening();
  };
}
