import { callApi } from "#app/api-client/call-api.ts";
import { nothing } from "#app/api-client/shape.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { isStorageAvailable } from "#app/visitor/local-storage.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import { readStoredBooking, updateStoredBooking } from "#app/visitor/stored-visit.ts";

/** The id in `/b/{id}`, in any language. */
export const bookingIdOf = (path: string): string | null => /\/b\/([^/]+)\/?$/.exec(path)?.[1] ?? null;

/**
 * Moves the secret of a private link (`#k=...`) into this browser's cookie and storage, and out of the address
 * before anybody can copy it from there, unless nothing else can hold it. The page need not wait for the cookie. A
 * damaged link does not lock out a browser that can already open the booking.
 */
export async function acceptPrivateLink(bookingId: string): Promise<void> {
  const accessToken = new URLSearchParams(location.hash.slice(1)).get("k");
  if (!accessToken) return;
  if (readStoredBooking(bookingId)?.accessToken === undefined) updateStoredBooking(bookingId, { accessToken });
  if (isStorageAvailable()) history.replaceState(null, "", location.pathname + location.search);
  const session = () =>
    callApi(`/api/bookings/${bookingId}/session`, { method: "POST", body: { accessToken }, shape: nothing });
  const reply = await retryCall(session);
  if (reply.kind === "ok") return updateStoredBooking(bookingId, { accessToken });
  const isWrong = codeOf(reply) === "not_found";
  if (isWrong && readStoredBooking(bookingId)?.accessToken === accessToken) {
    updateStoredBooking(bookingId, { accessToken: undefined });
  }
}
