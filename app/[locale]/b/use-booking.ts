import { useCallback, useEffect, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import { forgetDraft, recallBooking, rememberBooking, rememberEvent } from "#app/visitor/memory.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import type { BookingView } from "./booking-view.ts";
import { decideLookDelay, decideScreen, type Screen } from "./decide-screen.ts";

export type LiveBooking =
  | { kind: "loading" }
  | { kind: "unreachable" }
  | { kind: "not_found" }
  | { kind: "found"; view: BookingView; screen: Screen; isOffline: boolean };

/** Every third look in "confirming" also asks Razorpay, because its webhook may be late. */
const LOOKS_PER_SYNC = 3;

/** Follows one booking while its page is open. `look` asks at once; `sync` also asks Razorpay. */
export function useBooking(bookingId: string | null, hasReturned: boolean) {
  const [hasAsked, setAsked] = useState(false);
  const [view, setView] = useState<BookingView | null>(null);
  const [trouble, setTrouble] = useState<"none" | "unreachable" | "not_found">("none");
  const [, setTick] = useState(0);

  const look = useCallback(async () => {
    if (!bookingId) return;
    const reply = await callApi<BookingView>(`/api/bookings/${bookingId}`, { accessToken: tokenOf(bookingId) });
    if (reply.kind === "ok") {
      serverClock.observe(reply.body.serverTime);
      remember(reply.body);
      setView(reply.body);
      return setTrouble("none");
    }
    setTrouble(reply.kind === "refused" && reply.code === "not_found" ? "not_found" : "unreachable");
  }, [bookingId]);

  const sync = useCallback(async () => {
    if (!bookingId) return;
    await callApi(`/api/bookings/${bookingId}/sync`, { method: "POST", body: {}, accessToken: tokenOf(bookingId) });
    await look();
    setAsked(true);
  }, [bookingId, look]);

  const screen = view ? decideScreen(view, serverClock.now(), { hasReturned, hasAsked }) : null;
  useLooks(bookingId, screen, trouble !== "none", look, sync);

  // The screen also changes by time alone.
  useEffect(() => {
    if (screen !== "form" && screen !== "pay") return;
    const timer = setInterval(() => setTick((tick) => tick + 1), 1000);
    return () => clearInterval(timer);
  }, [screen]);

  return { live: liveOf(view, screen, trouble), look, sync };
}

function liveOf(view: BookingView | null, screen: Screen | null, trouble: string): LiveBooking {
  if (view && screen && trouble !== "not_found") {
    return { kind: "found", view, screen, isOffline: trouble === "unreachable" };
  }
  if (trouble === "not_found") return { kind: "not_found" };
  return { kind: trouble === "unreachable" ? "unreachable" : "loading" };
}

/** Looks at once, at the interval of the screen, and whenever the page is shown again. */
function useLooks(
  bookingId: string | null,
  screen: Screen | null,
  isTroubled: boolean,
  look: () => Promise<void>,
  sync: () => Promise<void>,
): void {
  useEffect(() => {
    if (!bookingId) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let looks = 0;
    let isStopped = false;
    const delay = screen === null || isTroubled ? 3000 : decideLookDelay(screen);
    const isConfirming = screen === "confirming" || screen === "confirming_late";

    async function next() {
      if (isStopped || document.hidden) return;
      looks += 1;
      await (isConfirming && looks % LOOKS_PER_SYNC === 1 ? sync() : look());
      plan();
    }
    function plan() {
      clearTimeout(timer);
      if (!isStopped && delay !== null) timer = setTimeout(next, delay * (0.9 + 0.2 * Math.random()));
    }
    const onShown = () => void (document.hidden ? clearTimeout(timer) : next());
    document.addEventListener("visibilitychange", onShown);
    window.addEventListener("pageshow", onShown);
    if (screen === null || isConfirming) void next();
    else plan();
    return () => {
      isStopped = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onShown);
      window.removeEventListener("pageshow", onShown);
    };
  }, [bookingId, screen, isTroubled, look, sync]);
}

const tokenOf = (bookingId: string): string | undefined => recallBooking(bookingId)?.accessToken;

/** The event page of this browser finds the booking again; a draft ends with its form. */
function remember(view: BookingView): void {
  const known = recallBooking(view.bookingId);
  if (known) rememberBooking(view.bookingId, { ...known, slug: view.event.slug });
  rememberEvent(view.event.slug, { bookingId: view.bookingId });
  if (view.state !== "held" && view.state !== "paying") forgetDraft(view.bookingId);
}
