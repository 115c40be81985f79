import type { StatusDocument } from "#http/events/event-schemas.ts";

type Dated = Pick<StatusDocument, "epoch" | "generatedAt">;

/** Older than this, a busy sale's response comes from a cache that is revalidating. */
const STALE_AFTER_MS = 5000;

/** Ahead of the server's clock by more than any clock is inexact: a document of a server whose clock has gone wrong. */
const AHEAD_MAX_MS = 10 * 60_000;

/**
 * The later of two documents. Caches may answer out of order, and the queue must never seem to move backwards. One from
 * the future would otherwise be the last for years.
 */
export function laterDocument<Document extends Dated>(known: Document | null, next: Document, now: number): Document {
  if (known === null || Date.parse(known.generatedAt) > now + AHEAD_MAX_MS || next.epoch > known.epoch) return next;
  if (next.epoch < known.epoch) return known;
  return Date.parse(next.generatedAt) >= Date.parse(known.generatedAt) ? next : known;
}

export const isStale = ({ generatedAt }: Dated, now: number): boolean => now - Date.parse(generatedAt) > STALE_AFTER_MS;
