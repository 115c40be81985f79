import type { StatusDocument } from "#http/events/event-schemas.ts";

/** What this browser saw of its call. Times of status documents, ISO 8601. */
export type ObservedTurn = {
  /** When its number was last seen waiting; null if never. */
  waitingAt: string | null;
  /** When it was first seen called; null while it waits. */
  calledAt: string | null;
  /** The last document while it is called. */
  seenAt?: string;
  /** What had been given back in all by then; missing while no document has told. */
  secondsGivenBack?: number | undefined;
};

/** How long a call lasts at least (call_window_seconds). */
export const CALL_SECONDS = 60;
const CALL_MS = CALL_SECONDS * 1000;
/** With a larger gap between two documents a countdown would be too inaccurate to show. Our choice. */
const GAP_MAX_MS = 25_000;

type Facts = {
  status: Pick<StatusDocument, "generatedAt" | "queue"> | null;
  /** Undefined before this browser has joined; null before the draw, which counts as waiting. */
  number: number | null | undefined;
  /** The join's response said that the number is already called. */
  wasCalled: boolean;
  /** By the server's clock, for when there is no document. */
  now: string;
};

/** What to store of the turn as of this document; unchanged while there is nothing to observe. */
export function updateTurn(known: ObservedTurn | undefined, facts: Facts): ObservedTurn | undefined {
  const { status, number, wasCalled, now } = facts;
  if (number === undefined || (!status && !wasCalled)) return known;
  const isCalled = wasCalled || (status !== null && number !== null && status.queue.serving >= number);
  const at = status?.generatedAt ?? now;
  // Called in the join's response: it waited until that moment.
  const seen = known ?? (wasCalled ? { waitingAt: at, calledAt: null } : undefined);
  return observeTurn(seen, at, isCalled, status?.queue.secondsGivenBack);
}

export function observeTurn(
  seen: ObservedTurn | undefined,
  at: string,
  isCalled: boolean,
  secondsGivenBack?: number,
): ObservedTurn {
  if (!isCalled) return { waitingAt: at, calledAt: null };
  if (!seen?.calledAt) return { waitingAt: seen?.waitingAt ?? null, calledAt: at, seenAt: at, secondsGivenBack };
  if (hasMissedEnd(seen, at, secondsGivenBack)) return { waitingAt: null, calledAt: at, seenAt: at, secondsGivenBack };
  return { ...seen, seenAt: at, secondsGivenBack: seen.secondsGivenBack ?? secondsGivenBack };
}

/**
 * Between the last document and this one the minute ended, also with what this one says was given back: nobody here knows
 * whether the call did.
 */
function hasMissedEnd(seen: ObservedTurn, at: string, secondsGivenBack: number | undefined): boolean {
  const lastSeen = Date.parse(seen.seenAt ?? at);
  const end = turnEnd(seen, secondsGivenBack)?.at ?? Number.POSITIVE_INFINITY;
  return lastSeen < end && end < Date.parse(at) && Date.parse(at) - lastSeen > GAP_MAX_MS;
}

/**
 * When the call ends, if so much was given back until now. Exact: not later, and hardly sooner. Otherwise the page was away when
 * the call came, and it is only certain that the call is over by then.
 */
export function turnEnd(
  { waitingAt, calledAt, secondsGivenBack: before }: ObservedTurn,
  secondsGivenBack?: number,
): { at: number; isExact: boolean } | null {
  if (calledAt === null) return null;
  const called = Date.parse(calledAt);
  const waiting = waitingAt === null ? Number.NEGATIVE_INFINITY : Date.parse(waitingAt);
  const isExact = called - waiting <= GAP_MAX_MS;
  const gained = Math.max(0, (secondsGivenBack ?? 0) - (before ?? secondsGivenBack ?? 0));
  return { at: (isExact ? waiting : called) + CALL_MS + gained * 1000, isExact };
}
