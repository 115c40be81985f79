import type { StatusDocument } from "#http/events/event-schemas.ts";

type Dated = Pick<StatusDocument, "epoch" | "generatedAt">;

/** Older than this, a busy sale's response comes from a cache that is revalidating. */
const STALE_AFTER_MS = 5000;

/** The later of two documents. Caches may answer out of order, and the queue must never seem to move backwards. */
export function laterDocument<Document extends Dated>(known: Document | null, next: Document): Document {
  if (known === null || next.epoch > known.epoch) return next;
  if (next.epoch < known.epoch) return known;
  return Date.parse(next.generatedAt) >= Date.parse(known.generatedAt) ? next : known;
}

export const isStale = ({ generatedAt }: Dated, now: number): boolean => now - Date.parse(generatedAt) > STALE_AFTER_MS;
