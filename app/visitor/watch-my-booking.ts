import { findMyBooking, type MyBooking } from "./find-my-booking.ts";
import { onPageActivity } from "./page-events.ts";
import { readStoredEvent, watchStoredEvent } from "./stored-visit.ts";

/** Without an answer. A crowd spreads by the jitter. */
const AGAIN_MS = 3000;
/** While money is under way. */
const PENDING_MS = 10_000;

/**
 * Tells `onChange` which booking this browser has of the event, and answers how to stop. Asks until there is an answer, and again
 * when the page is shown again, also from the browser's cache, or another tab has taken a place.
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
