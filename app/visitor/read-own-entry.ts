import { callApi } from "#app/api-client/call-api.ts";
import { flag, moment, number, object, oneOf, orNull, type Shape, text } from "#app/api-client/shape.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";
import { codeOf } from "./decide-retry.ts";
import { type RetryOptions, retryCall } from "./retry-call.ts";
import {
  forgetWaitlist,
  readStoredWaitlist,
  updateStoredBooking,
  updateStoredEvent,
  updateStoredWaitlist,
} from "./stored-visit.ts";

export const entryShape: Shape<WaitlistEntry> = object({
  entryId: text,
  token: text,
  state: oneOf("waiting", "offered", "booked", "cancelled", "expired", "given_back", "left", "removed"),
  categoryId: text,
  ahead: orNull(number),
  isWaitlistOn: flag,
  offer: orNull(object({ bookingId: text, accessToken: text, until: moment, isPaying: flag })),
});

/**
 * This browser's entry of the event's waitlist, as the server has it. Null where there is none, undefined without an answer: asks
 * once, or again as `retry` says.
 */
export async function readOwnEntry(slug: string, retry?: RetryOptions): Promise<WaitlistEntry | null | undefined> {
  const { entryId, token } = readStoredWaitlist(slug) ?? {};
  if (!entryId) return null;
  const read = () => callApi(`/api/waitlist/${entryId}`, { accessToken: token, shape: entryShape });
  const reply = await (retry ? retryCall(read, retry) : read());
  // Another page of this browser may have begun anew meanwhile.
  if (readStoredWaitlist(slug)?.entryId !== entryId) return undefined;
  if (reply.kind === "ok") {
    storeEntry(slug, reply.body);
    return reply.body;
  }
  if (codeOf(reply) !== "not_found") return undefined;
  forgetWaitlist(slug);
  return null;
}

/** Stores what the event's other pages need to know of the entry. */
export function storeEntry(slug: string, { entryId, token, state, offer }: WaitlistEntry): void {
  updateStoredWaitlist(slug, { entryId, token, hasEnded: state !== "waiting" && state !== "offered" });
  if (state !== "offered" || !offer) return;
  updateStoredBooking(offer.bookingId, { accessToken: offer.accessToken, slug });
  updateStoredEvent(slug, { bookingId: offer.bookingId });
}
