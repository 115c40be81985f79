import { sha256 } from "#platform/keys.ts";

/** A ride that is over changes by a refund now and then. */
const OVER_AFTER_DAYS = 7;
const DAY_MINUTES = 24 * 60;

/**
 * Whether the places of an event are counted again in this minute: of one that is to come each minute, of one that is long
 * over once a day, at a minute of its own, so that years of past rides cost next to nothing.
 */
export function isDueForRecount(event: { id: string; startsAt: Date; closesAt: Date }, now: Date): boolean {
  const lastAt = Math.max(event.startsAt.getTime(), event.closesAt.getTime());
  if (now.getTime() < lastAt + OVER_AFTER_DAYS * DAY_MINUTES * 60_000) return true;
  const minute = Math.floor(now.getTime() / 60_000) % DAY_MINUTES;
  return sha256(event.id).readUInt32BE() % DAY_MINUTES === minute;
}
