import { useCallback, useEffect, useRef, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { flag, object, type Shape } from "#app/api-client/shape.ts";
import { codeOf, decideRetryDelay, longestPauseWithPlace } from "#app/visitor/decide-retry.ts";
import { onPageActivity } from "#app/visitor/page-events.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import { deleteDrafts } from "#app/visitor/stored-drafts.ts";
import {
  readStoredBooking,
  readStoredEvent,
  updateStoredBooking,
  updateStoredEvent,
} from "#app/visitor/stored-visit.ts";
import type { SyncedBooking } from "#http/payments/payment-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { type BookingView, bookingShape, bookingState } from "./booking-view.ts";
import { type CheckoutTrace, decideBookingPollDelay, decideScreen, endOf, type Screen } from "./decide-screen.ts";
import { readStoredTicket, storeTicket } from "./stored-ticket.ts";

/** Why the last polls failed. `busy`: our servers, or a proxy in front of them. */
type Trouble = "none" | "unreachable" | "busy" | "not_found" | "passed_on";

export type LiveBooking =
  | { kind: "loading" }
  | { kind: "unreachable"; trouble: Trouble }
  | { kind: "not_found"; bookingId: string }
  /** It was this browser's until another rider took it over; nothing of it comes back. */
  | { kind: "passed_on" }
  | { kind: "found"; view: BookingView; screen: Screen; trouble: Trouble }
  /** The ticket stored in this browser; the server has not answered since the page was opened. */
  | { kind: "kept"; view: BookingView; screen: Screen; trouble: Trouble };

/** Every third poll in "confirming" also asks Razorpay, because its webhook may be late. */
const POLLS_PER_SYNC = 3;
const POLL_TIMEOUT_MS = 8000;
/** An answer of Razorpay's is waited for so long before the booking is looked at without it. */
const SYNC_PATIENCE_MS = 2500;
/** One poll that fails is a blip, which the next one ends. */
const FAILURES_TOLD_MIN = 2;

/** `asked` is false where a rate limit kept us from asking Razorpay. */
const syncShape: Shape<SyncedBooking> = object({ state: bookingState, asked: flag });

/** Polls one booking while its page is open. `refresh` polls now; `sync` also asks Razorpay, and says whether it could. */
export function useBooking(bookingId: string | null, trace: CheckoutTrace, locale: Language) {
  /** The number of closed Checkout windows when Razorpay was asked last. */
  const [askedAfter, setAskedAfter] = useState<number | null>(null);
  const [view, setView] = useState<BookingView | null>(null);
  const [trouble, setTrouble] = useState<Trouble>("none");
  const failing = useRef<Failing>({ times: 0, retryAfterSeconds: null });
  const isOver = useRef(false);
  const latestTrace = useRef(trace);
  latestTrace.current = trace;
  const underWay = useRef(new AbortController());
  const dropCalls = useRef(() => {
    underWay.current.abort();
    underWay.current = new AbortController();
  });

  const refresh = useCallback(async (): Promise<boolean> => {
    if (!bookingId || isOver.current) return false;
    const { signal } = underWay.current;
    const reply = await callApi(`/api/bookings/${bookingId}?lang=${locale}`, {
      accessToken: readStoredBooking(bookingId)?.accessToken,
      giveUpAfterMs: POLL_TIMEOUT_MS,
      signal,
      shape: bookingShape,
    });
    if (signal.aborted && reply.kind !== "ok") return false; // Dropped, and no sign of trouble.
    if (reply.kind === "ok") {
      serverClock.observe(reply.body.serverTime);
      remember(reply.body);
      storeTicket(bookingId, reply.body);
      failing.current = { times: 0, retryAfterSeconds: null };
      setView(reply.body);
      setTrouble("none");
      return true;
    }
    const code = codeOf(reply);
    const times = failing.current.times + 1;
    failing.current = { times, retryAfterSeconds: reply.kind === "refused" ? reply.retryAfterSeconds : null };
    if (code === "not_found" || code === "passed_on") {
      storeTicket(bookingId, null);
      if (code === "passed_on") isOver.current = true;
      setTrouble(code);
    } else if (times >= FAILURES_TOLD_MIN) setTrouble(code === "unreachable" ? code : "busy");
    return false;
  }, [bookingId, locale]);

  const sync = useCallback(async (): Promise<boolean> => {
    if (!bookingId) return false;
    const { windowsEnded } = latestTrace.current;
    const asking = callApi(`/api/bookings/${bookingId}/sync`, {
      method: "POST",
      body: {},
      accessToken: readStoredBooking(bookingId)?.accessToken,
      giveUpAfterMs: POLL_TIMEOUT_MS,
      signal: underWay.current.signal,
      shape: syncShape,
    });
    // A connection that has died must not hide what the server knows by now.
    const isSlow = await Promise.race([asking.then(() => false), isStillAfter(SYNC_PATIENCE_MS)]);
    if (isSlow) await refresh();
    const reply = await asking;
    const hasRefreshed = await refresh();
    const hasAskedRazorpay = hasRefreshed && reply.kind === "ok" && reply.body.asked !== false;
    if (hasAskedRazorpay) setAskedAfter(windowsEnded);
    return hasAskedRazorpay;
  }, [bookingId, refresh]);

  const hasAskedRazorpay = askedAfter === trace.windowsEnded;
  const screen = view ? decideScreen(view, { ...trace, hasAskedRazorpay }) : null;
  const delayNow = () => (isOver.current ? null : pollDelay(failing.current, view, screen));
  const { isReporting } = trace;
  usePolling({
    bookingId,
    screen,
    delayNow,
    hasAskedRazorpay,
    isReporting,
    refresh,
    sync,
    dropCalls: dropCalls.current,
  });

  return { live: liveOf(bookingId, view, screen, trouble), refresh, sync };
}

const isStillAfter = (ms: number): Promise<true> => new Promise((done) => setTimeout(done, ms, true));

function liveOf(
  bookingId: string | null,
  view: BookingView | null,
  screen: Screen | null,
  trouble: Trouble,
): LiveBooking {
  if (bookingId && trouble === "not_found") return { kind: "not_found", bookingId };
  if (trouble === "passed_on") return { kind: "passed_on" };
  if (view && screen) return { kind: "found", view, screen, trouble };
  if (trouble === "none") return { kind: "loading" };
  const kept = bookingId ? readStoredTicket(bookingId) : null;
  return kept ? { kind: "kept", view: kept, screen: "ticket", trouble } : { kind: "unreachable", trouble };
}

/** How many polls in a row have failed, and what the last of them asked for. */
type Failing = { times: number; retryAfterSeconds: number | null };

function pollDelay({ times, retryAfterSeconds }: Failing, view: BookingView | null, screen: Screen | null) {
  const remainingMs = view ? Date.parse(endOf(view)) - serverClock.now() : Number.POSITIVE_INFINITY;
  if (times === 0) return screen && decideBookingPollDelay(screen, remainingMs);
  const longestPauseMs = longestPauseWithPlace(remainingMs);
  return decideRetryDelay({ retryAfterSeconds, attempt: times - 1, longestPauseMs, random: Math.random() });
}

type Polling = {
  bookingId: string | null;
  screen: Screen | null;
  /** Milliseconds until the next poll, without jitter. */
  delayNow: () => number | null;
  hasAskedRazorpay: boolean;
  isReporting: boolean;
  refresh: () => Promise<boolean>;
  sync: () => Promise<boolean>;
  /** Gives up what is under way. */
  dropCalls: () => void;
};

/** Polls at once unless an answer is on its way, at the screen's interval, and whenever the page is shown again or is back online. */
function usePolling({ bookingId, screen, refresh, sync, dropCalls, ...latestProps }: Polling): void {
  const latest = useRef(latestProps);
  latest.current = latestProps;
  useEffect(() => {
    if (!bookingId) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let polls = 0;
    let isPolling = false;
    let isWantedAgain = false;
    let isStopped = false;
    const isConfirming = screen === "confirming" || screen === "confirming_late";

    async function next() {
      if (isStopped || isPolling || document.hidden) return;
      isPolling = true;
      isWantedAgain = false;
      polls += 1;
      const mustAsk = isConfirming && (!latest.current.hasAskedRazorpay || polls % POLLS_PER_SYNC === 1);
      try {
        await (mustAsk ? sync() : refresh());
      } finally {
        isPolling = false;
        if (isWantedAgain) void next();
        else plan();
      }
    }
    function plan() {
      clearTimeout(timer);
      const delay = latest.current.delayNow();
      if (!isStopped && delay !== null) timer = setTimeout(next, delay * (0.9 + 0.2 * Math.random()));
    }
    const onActivity = () => {
      clearTimeout(timer);
      if (document.hidden) return;
      // What was sent before the phone slept, or lost its network, may never be answered.
      isWantedAgain = isPolling;
      if (isPolling) dropCalls();
      else void next();
    };
    const stopListening = onPageActivity(onActivity);
    // The report of Checkout's success has Razorpay asked, and refreshes the page when it is answered.
    const isReportPending = isConfirming && latest.current.isReporting;
    if (screen === null || (isConfirming && !isReportPending)) void next();
    else plan();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      stopListening();
    };
  }, [bookingId, screen, refresh, sync, dropCalls]);
}

/** Lets this browser's other pages find the booking while it may become a ticket; a draft ends with its form. */
function remember(view: BookingView): void {
  const { bookingId, state, payment } = view;
  const { slug } = view.event;
  if (readStoredBooking(bookingId)) updateStoredBooking(bookingId, { slug });
  const isOver = state === "released" || state === "cancelled" || (state === "expired" && payment === "none");
  if (!isOver || readStoredBooking(bookingId)?.hasReturned) updateStoredEvent(slug, { bookingId });
  else if (readStoredEvent(slug)?.bookingId === bookingId) updateStoredEvent(slug, { bookingId: undefined });
  if (state === "confirmed") deleteDrafts(slug, bookingId);
}
