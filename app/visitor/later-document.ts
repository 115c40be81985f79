import type { StatusDocument } from "#http/events/event-schemas.ts";

type Dated = Pick<StatusDocument, "epoch" | "generatedAt">;

/** Older than this, an answer of a busy sale comes from a cache that was just asked for a newer one. */
const STALE_AFTER_MS = 5000;

/** The later of two documents. Caches may answer out of order, and nobody's queue may be seen to go back. */
export function laterDocument<Document extends Dated>(known: Document | null, next: Document): Document {
  if (known === null || next.epoch > known.epoch) return next;
  if (next.epoch < known.epoch) return known;
  return Date.parse(next.generatedAt) >= Date.parse(known.generatedAt) ? next : known;
}

export const isStale = ({ generatedAt }: Dated, now: number): boolean => now - Date.parse(generatedAt) > STALE_AFTER_MS;
