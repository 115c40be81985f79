import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

/** What a page has seen of checkout since it began to look. Times are minutes by the server's clock. */
export type CheckoutSeen = {
  at: number;
  /** Places set aside at that time. */
  taken: number;
  /** Who had been called and had a place set aside no more: paid, left, or never came. */
  gone: number;
  goneAtFirst: number;
  /** Each place counts for as long as it was set aside. */
  placeMinutes: number;
};

export type CheckoutFacts = Pick<StatusDocument, "generatedAt" | "held"> & {
  queue: Pick<StatusDocument["queue"], "serving">;
};

const MINUTE_MS = 60_000;
/** How long a place is set aside until the next can be called for it: a guess, by the simulated sale. */
const GUESSED_MINUTES = 3;
/** The guess counts as much as having seen so large a share of checkout leave. Ours, by eye. */
const GUESS_WEIGHT = 0.5;

export function watchCheckout(
  seen: CheckoutSeen | undefined,
  { generatedAt, held, queue }: CheckoutFacts,
): CheckoutSeen {
  const at = Date.parse(generatedAt) / MINUTE_MS;
  const gone = queue.serving - held;
  if (!seen) return { at, taken: held, gone, goneAtFirst: gone, placeMinutes: 0 };
  const placeMinutes = seen.placeMinutes + ((at - seen.at) * (seen.taken + held)) / 2;
  return { ...seen, at, taken: held, gone, placeMinutes };
}

/**
 * How many are called in a minute while checkout is as full as now: as many as leave it. Unlike the calls of the last
 * minute it says nothing wrong after the opening, when all that there is room for are called at once, nor after a pause.
 */
export function callsPerMinute({ taken, gone, goneAtFirst, placeMinutes }: CheckoutSeen): number {
  const places = Math.max(1, taken);
  const guess = places * GUESS_WEIGHT;
  return (places * (Math.max(0, gone - goneAtFirst) + guess)) / (placeMinutes + guess * GUESSED_MINUTES);
}

/** For how long checkout was seen as full as now. */
export const minutesSeen = ({ taken, placeMinutes }: CheckoutSeen): number => placeMinutes / Math.max(1, taken);
