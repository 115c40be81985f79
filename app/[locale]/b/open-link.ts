import { callApi } from "#app/visitor/call-api.ts";
import { rememberBooking } from "#app/visitor/memory.ts";

/** The id in `/b/{id}`, in any language. */
export const bookingIdOf = (path: string): string | null => /\/b\/([^/]+)\/?$/.exec(path)?.[1] ?? null;

/**
 * Turns the secret of a private link (`#k=...`) into this browser's cookie and memory, and takes it out of the address
 * before anybody can copy it from there.
 */
export async function openLink(bookingId: string): Promise<void> {
  const accessToken = new URLSearchParams(location.hash.slice(1)).get("k");
  if (!accessToken) return;
  history.replaceState(null, "", location.pathname + location.search);
  rememberBooking(bookingId, { accessToken });
  await callApi(`/api/bookings/${bookingId}/session`, { method: "POST", body: { accessToken } });
}
