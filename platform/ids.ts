import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** `length` characters of base 32 without look-alikes, 5 random bits each. */
export function randomText(length: number): string {
  let text = "";
  for (let place = 0; place < length; place += 1) text += ALPHABET.charAt(randomByte() & 31);
  return text;
}

// Asking the system for a few bytes costs as much as asking for thousands; each byte is given out once.
const drawn = Buffer.alloc(4096);
let used = drawn.length;

function randomByte(): number {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 1;
  return drawn[used - 1] as number;
}

/** Milliseconds since 1970 in 9 characters that sort by time: rows made together lie together in an index. */
function timeText(now: number): string {
  let text = "";
  for (let rest = now, place = 0; place < 9; place += 1, rest = Math.floor(rest / 32))
    text = ALPHABET[rest % 32] + text;
  return text;
}

export type EventRowPrefix = "bkg" | "pmt" | "rfd" | "msg" | "att" | "aud" | "nte" | "ann" | "trf" | "stm" | "wle";

const EVENT_KEY_LENGTH = 8;

/** What concerns no event carries this one in its id. */
export const ID_OF_NO_EVENT = "evt_00000000";

export const newEventId = (): string => `evt_${randomText(EVENT_KEY_LENGTH)}`;

/**
 * An id for a row of an event, such as `bkg_` + the event's 8 characters + 9 of time + 8 random. It carries its event,
 * because every hot table is keyed by event first: no look-up is needed to find the row of an id. 29 characters.
 */
export function newRowId(prefix: EventRowPrefix, eventId: string, now = Date.now()): string {
  return `${prefix}_${eventId.slice(4)}${timeText(now)}${randomText(8)}`;
}

/** An id for a part of an event that the organizer may take away again: never the same twice. */
export const newPartId = (prefix: "cat" | "que"): string => `${prefix}_${randomText(10)}`;

/** The event of a row id, or null if the text is not one of our ids. */
export function eventIdOf(prefix: EventRowPrefix, rowId: string): string | null {
  const match = /^([a-z]{3})_([0-9a-hjkmnp-tv-z]{8})[0-9a-hjkmnp-tv-z]{17}$/.exec(rowId);
  return match?.[1] === prefix ? `evt_${match[2]}` : null;
}
