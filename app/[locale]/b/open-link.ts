import { callApi } from "#app/visitor/call-api.ts";
import { isMemoryKept, rememberBooking } from "#app/visitor/memory.ts";
import { repeatCall } from "#app/visitor/repeat-call.ts";
import { nothing } from "#app/visitor/shape.ts";

/** The memory opens the booking meanwhile; the cookie is for pages that lose it. Ours. */
const PATIENCE_MS = 5 * 60_000;

/** The id in `/b/{id}`, in any language. */
export const bookingIdOf = (path: string): string | null => /\/b\/([^/]+)\/?$/.exec(path)?.[1] ?? null;

/**
 * Turns the secret of a private link (`#k=...`) into this browser's cookie and memory, and takes it out of the address
 * before anybody can copy it from there; unless the address is all that keeps it. The page need not wait for the cookie.
 */
export function openLink(bookingId: string): void {
  const accessToken = new URLSearchParams(location.hash.slice(1)).get("k");
  if (!accessToken) return;
  rememberBooking(bookingId, { accessToken });
  if (isMemoryKept()) history.replaceState(null, "", location.pathname + location.search);
  const session = () =>
    callApi(`/api/bookings/${bookingId}/session`, { method: "POST", body: { accessToken }, shape: nothing });
  void repeatCall(session, { until: Date.now() + PATIENCE_MS, now: Date.now });
}
