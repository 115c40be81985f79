const ASK_EVERY_MS = 3000;
const REMEMBERED_MAX = 10_000;
const asked = new Map<string, number>();

/** Impatient pages and strangers must not become a load on Razorpay: one question per booking, process and 3 seconds. */
export function mayAskAgain(bookingId: string): boolean {
  const now = performance.now();
  if (now - (asked.get(bookingId) ?? Number.NEGATIVE_INFINITY) < ASK_EVERY_MS) return false;
  if (asked.size > REMEMBERED_MAX) asked.clear();
  asked.set(bookingId, now);
  return true;
}
