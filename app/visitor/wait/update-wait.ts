import type { StatusDocument } from "#http/events/event-schemas.ts";
import { type ExpectedTurn, estimateWait } from "./estimate-wait.ts";
import {
  type CheckoutFacts,
  type CheckoutObservation,
  callsPerMinute,
  minutesObserved,
  observeCheckout,
} from "./observe-checkout.ts";

/** Whole minutes from now. Without `high` it is certain only that the turn does not come sooner, if it comes. */
export type WaitRange = { low: number; high: number | null };

/** What a page remembers from one document to the next, and after a reload. */
export type WaitMemory = CheckoutObservation & { told?: ExpectedTurn };

type SaleFacts = CheckoutFacts & Pick<StatusDocument, "phase" | "paused" | "remaining">;

/** At the opening, and after a pause, checkout fills up first. Ours, by eye. */
const WATCH_MINUTES = 1 / 3;

/**
 * What to tell somebody of their wait, who has `peopleAhead`. Null where nobody knows: before enough was seen, while every
 * place is held, and while the sale is paused; whatever was seen before a pause is forgotten.
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
  const told = estimateWait(seen.told, seen.at, peopleAhead + 1, callsPerMinute(seen, status), watched);
  // The places left suffice for whom there is one each. The others are called if places come back, and slower.
  const high = peopleAhead < status.remaining ? Math.max(1, Math.ceil(told.latest - seen.at)) : null;
  return { memory: { ...seen, told }, range: { low: Math.max(0, Math.floor(told.earliest - seen.at)), high } };
}
