import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What a page has observed of checkout since it was opened. */
export type CheckoutObservation = {
  /** Minutes by the server's clock. */
  at: number;
  /** How many called visitors no longer had a place on hold at first: they had paid, given up, or never come. */
  goneAtFirst: number;
  /** Each place counts for as long as it was on hold. */
  placeMinutes: number;
};

export type CheckoutFacts = Pick<StatusDocument, "generatedAt" | "held"> & {
  queue: Pick<StatusDocument["queue"], "serving">;
};

const MINUTE_MS = 60_000;
/** How long a place is on hold until the next number can be called for it: a guess, from simulated sales. */
const GUESSED_MINUTES = 3;
/** The guess weighs as much as having observed this share of checkout leave. Our estimate. */
const GUESS_WEIGHT = 0.5;

export function observeCheckout(seen: CheckoutObservation | undefined, status: CheckoutFacts): CheckoutObservation {
  const at = Date.parse(status.generatedAt) / MINUTE_MS;
  return seen
    ? { ...seen, at, placeMinutes: seen.placeMinutes + (at - seen.at) * status.held }
    : { at, goneAtFirst: goneBy(status), placeMinutes: 0 };
}

const goneBy = ({ queue, held }: CheckoutFacts): number => queue.serving - held;

/**
 * How many are called per minute while checkout is as full as now: as many as leave it. Unlike the calls of the last
 * minute it says nothing wrong after the opening, when all that there is room for are called at once.
 */
export function callsPerMinute({ goneAtFirst, placeMinutes }: CheckoutObservation, status: CheckoutFacts): number {
  const { held } = status;
  const guess = held * GUESS_WEIGHT;
  return (held * (Math.max(0, goneBy(status) - goneAtFirst) + guess)) / (placeMinutes + guess * GUESSED_MINUTES);
}

/** For how long checkout was observed, weighted by how full it is now; 0 while it is empty. */
export const minutesObserved = ({ placeMinutes }: CheckoutObservation, { held }: CheckoutFacts): number =>
  held ? placeMinutes / held : 0;
