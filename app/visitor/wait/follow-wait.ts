import type { StatusDocument } from "#booking/waiting-room/status-document.ts";
import { type ExpectedTurn, estimateWait } from "./estimate-wait.ts";
import { type CheckoutFacts, type CheckoutSeen, callsPerMinute, minutesSeen, watchCheckout } from "./watch-checkout.ts";

/** Whole minutes from now. Without `high` it is certain only that the turn does not come sooner, if it comes. */
export type WaitRange = { low: number; high: number | null };

/** What a page remembers from one document to the next, and after a reload. */
export type WaitMemory = {
  checkout: CheckoutSeen;
  told?: ExpectedTurn | undefined;
  /** By the server's clock, in minutes. */
  pausedAt?: number | undefined;
};

type SaleFacts = CheckoutFacts & Pick<StatusDocument, "phase" | "paused" | "opensAt" | "remaining">;

const MINUTE_MS = 60_000;
/** At the opening, and after a pause, checkout fills up within so many minutes. Ours, by eye. */
const FILLS_UP_MINUTES = 1 / 3;
/** Longer times are told in steps of five. */
const EXACT_UP_TO_MINUTES = 20;

/** What to tell somebody of their wait, who has `peopleAhead`; null where nobody knows: while every place is held, or the sale paused. */
export function followWait(
  memory: WaitMemory | undefined,
  status: SaleFacts,
  peopleAhead: number,
): { memory: WaitMemory; range: WaitRange | null } {
  const checkout = watchCheckout(memory?.checkout, status);
  const { at } = checkout;
  if (status.paused) return { memory: { checkout, pausedAt: at }, range: null };
  const startedAt = Math.max(Date.parse(status.opensAt) / MINUTE_MS, memory?.pausedAt ?? 0);
  if (status.phase !== "open" || at < startedAt + FILLS_UP_MINUTES)
    return { memory: { ...memory, checkout }, range: null };
  const told = estimateWait(memory?.told, {
    at,
    calls: peopleAhead + 1,
    perMinute: callsPerMinute(checkout),
    minutesSeen: minutesSeen(checkout),
  });
  // The places left suffice for whom there is one each. The others are called if places come back, and slower.
  const isSure = peopleAhead < status.remaining;
  return { memory: { ...memory, checkout, told }, range: rangeOf(told, at, isSure) };
}

function rangeOf({ earliest, latest }: ExpectedTurn, at: number, isSure: boolean): WaitRange {
  const fromNow = { low: Math.max(0, earliest - at), high: Math.max(0, latest - at) };
  const step = (isSure ? fromNow.high : fromNow.low) > EXACT_UP_TO_MINUTES ? 5 : 1;
  const low = step * Math.floor(fromNow.low / step);
  return { low, high: isSure ? Math.max(low + step, step * Math.ceil(fromNow.high / step)) : null };
}
