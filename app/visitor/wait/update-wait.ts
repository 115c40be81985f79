import type { StatusDocument } from "#http/events/event-schemas.ts";
import { type ExpectedTurn, estimateWait } from "./estimate-wait.ts";
import {
  type CheckoutFacts,
  type CheckoutObservation,
  callsPerMinute,
  minutesObserved,
  observeCheckout,
} from "./observe-checkout.ts";

/** Whole minutes from now. Without `high` it is only certain that the turn does not come sooner, if at all. */
export type WaitRange = { low: number; high: number | null };

/** What a page stores from one document to the next, also across reloads. */
export type WaitMemory = CheckoutObservation & { lastEstimate?: ExpectedTurn };

type SaleFacts = CheckoutFacts & Pick<StatusDocument, "phase" | "paused" | "remaining">;

/** At the opening, and after a pause, checkout fills up first. Our estimate. */
const WATCH_MINUTES = 1 / 3;

/**
 * The wait to show with `peopleAhead`. Null while it is unknown: before enough was observed, while every
 * place is held, and while the sale is paused; observations from before a pause are dropped.
 */
export function updateWait(
  memory: WaitMemory | undefined,
  status: SaleFacts,
  peopleAhead: number,
): { memory: WaitMemory | undefined; range: WaitRange | null } {
  if (status.paused) return { memory: undefined, range: null };
  const seen: WaitMemory = { ...memory, ...observeCheckout(memory, status) };
  const watched = minutesObserved(seen, status);
  if (status.phase !== "open" || watched < WATCH_MINUTES) return { memory: seen, range: null };
  const estimate = estimateWait(seen.lastEstimate, seen.at, peopleAhead + 1, callsPerMinute(seen, status), watched);
  // Enough places remain for this visitor. Beyond them, numbers are called only as places come back, and more slowly.
  const high = peopleAhead < status.remaining ? Math.max(1, Math.ceil(estimate.latest - seen.at)) : null;
  return {
    memory: { ...seen, lastEstimate: estimate },
    range: { low: Math.max(0, Math.floor(estimate.earliest - seen.at)), high },
  };
}
