import { callApi } from "#app/api-client/call-api.ts";
import { nothing } from "#app/api-client/shape.ts";
import { isMemoryKept } from "#app/visitor/kept-values.ts";
import { recallBooking, rememberBooking } from "#app/visitor/memory.ts";
import { codeOf, repeatCall } from "#app/visitor/repeat-call.ts";

/** The memory opens the booking meanwhile; the cookie is for pages that lose it. Ours. */
const PATIENCE_MS = 5 * 60_000;

/** The id in `/b/{id}`, in any language. */
export const bookingIdOf = (path: string): string | null => /\/b\/([^/]+)\/?$/.exec(path)?.[1] ?? null;

/**
 * Turns the secret of a private link (`#k=...`) into this browser's cookie and memory, and takes it out of the address
 * before anybody can copy it from there; unless the address is all that keeps it. The page need not wait for the cookie. A
 * damaged link takes nothing from a browser that can open the booking already.
 */
export async function openLink(bookingId: string): Promise<void> {
  const accessToken = new URLSearchParams(location.hash.slice(1)).get("k");
  if (!accessToken) return;
  if (recallBooking(bookingId)?.accessToken === undefined) rememberBooking(bookingId, { accessToken });
  if (isMemoryKept()) history.replaceState(null, "", location.pathname + location.search);
  const session = () =>
    callApi(`/api/bookings/${bookingId}/session`, { method: "POST", body: { accessToken }, shape: nothing });
  const reply = await repeatCall(session, { until: Date.now() + PATIENCE_MS, now: Date.now });
  if (reply.kind === "ok") return rememberBooking(bookingId, { accessToken });
  const isWrong = codeOf(reply) === "not_found";
  if (isWrong && recallBooking(bookingId)?.accessToken === accessToken) {
    rememberBooking(bookingId, { accessToken: undefined });
  }
}
