import type { StatusDocument } from "#http/events/event-schemas.ts";

/** Few enough to show the exact number: a tenth of all, or twenty. */
export const isNearlySoldOut = (status: Pick<StatusDocument, "remaining" | "capacity">): boolean =>
  status.remaining > 0 && (status.remaining <= 20 || status.remaining <= status.capacity / 10);
