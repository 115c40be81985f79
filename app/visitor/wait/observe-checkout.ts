import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What a page has seen of checkout since it began to look. */
export type CheckoutObservation = {
  /** Minutes by the server's clock. */
  at: number;
  /** Who had been called by then and had a place set aside no more: paid, left, or never came. */
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

export function observeCheckout(seen: CheckoutObservation | undefined, status: CheckoutFacts): CheckoutObservation {
  const at = Date.parse(status.generatedAt) / MINUTE_MS;
  return seen
    ? { ...seen, at, placeMinutes: seen.placeMinutes + (at - seen.at) * status.held }
    : { at, goneAtFirst: goneBy(status), placeMinutes: 0 };
}

const goneBy = ({ queue, held }: CheckoutFacts): number => queue.serving - held;

/**
 * How many are called in a minute while checkout is as full as now: as many as leave it. Unlike the calls of the last
 * minute it says nothing wrong after the opening, when all that there is room for are called at once.
 */
export function callsPerMinute({ goneAtFirst, placeMinutes }: CheckoutObservation, status: CheckoutFacts): number {
  const { held } = status;
  const guess = held * GUESS_WEIGHT;
  return (held * (Math.max(0, goneBy(status) - goneAtFirst) + guess)) / (placeMinutes + guess * GUESSED_MINUTES);
}

/** For how long checkout was seen as full as now; nothing while it is empty. */
export const minutesObserved = ({ placeMinutes }: CheckoutObservation, { held }: CheckoutFacts): number =>
  held ? placeMinutes / held : 0;
