import { recallEvent, watchEvent } from "./memory.ts";
import { findOwnBooking, type OwnBooking } from "./own-booking.ts";

/** Without an answer. A crowd spreads by the jitter. */
const AGAIN_MS = 3000;
/** While money is under way. */
const PENDING_MS = 10_000;

/**
 * Tells `hear` which booking this browser has of the event, and answers how to stop. Asks until there is an answer, and again
 * when the page is shown again, also from the browser's cache, or another tab has taken a place.
 */
export function followOwnBooking(slug: string, hear: (own: OwnBooking) => void): () => void {
  let isStopped = false;
  let isAsking = false;
  let last: OwnBooking | null = null;
  let askedFor: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(own: OwnBooking) {
    last = own;
    hear(own);
  }

  async function look() {
    if (isAsking || isStopped) return;
    clearTimeout(timer);
    const bookingId = recallEvent(slug)?.bookingId;
    askedFor = bookingId;
    if (last === null) tell(bookingId ? { kind: "unknown", bookingId } : { kind: "none" });
    isAsking = true;
    const found = await findOwnBooking(slug);
    isAsking = false;
    if (isStopped) return;
    tell(found);
    const again = found.kind === "unknown" ? AGAIN_MS : found.kind === "pending" ? PENDING_MS : null;
    if (again !== null) timer = setTimeout(lookIfSeen, again * (0.8 + 0.4 * Math.random()));
  }
  const lookIfSeen = () => void (document.hidden || look());
  const stopWatching = watchEvent(slug, () => {
    const bookingId = recallEvent(slug)?.bookingId;
    if (bookingId && bookingId !== askedFor) void look();
  });
  void look();
  document.addEventListener("visibilitychange", lookIfSeen);
  window.addEventListener("pageshow", lookIfSeen);
  window.addEventListener("online", lookIfSeen);
  return () => {
    isStopped = true;
    clearTimeout(timer);
    stopWatching();
    document.removeEventListener("visibilitychange", lookIfSeen);
    window.removeEventListener("pageshow", lookIfSeen);
    window.removeEventListener("online", lookIfSeen);
  };
}
