import { useEffect, useRef, useState } from "react";
import { callApi, type Reply } from "#app/api-client/call-api.ts";
import { number, object, oneOf, type Shape, text } from "#app/api-client/shape.ts";
import type { Copy } from "#app/copy/copy.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { findEarlierBooking } from "#app/visitor/find-earlier-booking.ts";
import { onPageRestored } from "#app/visitor/page-events.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import { readStoredBooking, updateStoredBooking } from "#app/visitor/stored-visit.ts";
import type { ContactInWay } from "#booking/bookings/read-contact-in-way.ts";
import type { SavedParticipant } from "#http/bookings/booking-schemas.ts";
import type { VerifiedPayment } from "#http/payments/payment-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { type BookingView, bookingState, formShape } from "../booking-view.ts";
import { type CheckoutTrace, hasPlace, type Screen } from "../decide-screen.ts";
import type { FieldError } from "../held/check-form.ts";
import { type FilledForm, participantOf } from "../held/participant-of.ts";
import { longestPauseFor } from "../use-retried-call.ts";
import { type CheckoutConstructor, type CheckoutSuccess, loadCheckout } from "./load-checkout.ts";
import { openCheckout, orderShape } from "./open-checkout.ts";
import { useOneRun } from "./use-one-run.ts";

/** Where the server does not say when to retry. */
const DEFAULT_RETRY_SECONDS = 15;

const verifiedShape: Shape<VerifiedPayment> = object({ state: bookingState });
const savedShape: Shape<SavedParticipant> = object({ bookingId: text });

type Order = {
  view: BookingView;
  participant: BookingView["participant"];
  checkoutUrl: string;
  signal: AbortSignal;
};

/** Why Pay did not open Checkout. `isRepeated`: the page asks again by itself. */
export type Refusal = {
  code: string;
  isRepeated: boolean;
  /** Of `already_booked`, where several riders may book with one phone. */
  contact: (ContactInWay & { name: string }) | null;
};

/** Of what is retried, the one that is not a call of our API: Checkout's script. */
export const CHECKOUT_NOT_LOADED = "checkout_not_loaded";

export type Payment = {
  isBusy: boolean;
  /** Checkout reported a failed attempt on this page, with Razorpay's reason. */
  hasFailed: boolean;
  failureReason: string | null;
  refusal: Refusal | null;
  /** Why the last try failed, while the page keeps trying. */
  retriedCode: string | null;
  /** Sends the form and opens Checkout. Returns the form's errors. */
  pay(form: FilledForm): Promise<FieldError[]>;
  /** Opens the same order again. */
  continuePayment(view: BookingView): Promise<void>;
};

type Props = {
  bookingId: string | null;
  /** Null until loaded. */
  view: BookingView | null;
  screen: Screen | null;
  locale: Language;
  playCopy: Copy["rehearsal"];
  refresh: () => Promise<boolean>;
  sync: () => Promise<boolean>;
  onTrace: (change: (last: CheckoutTrace) => CheckoutTrace) => void;
};

/**
 * From Pay to Checkout and back. Every step is retried until the server has answered, which alone knows when the time is
 * over; to a repeated Pay it answers with the same order.
 */
export function usePayment({
  bookingId,
  view: latestView,
  screen,
  locale,
  playCopy,
  refresh,
  sync,
  onTrace,
}: Props): Payment {
  const { isBusy, once, stop } = useOneRun();
  const [hasFailed, setFailed] = useState(false);
  const [failureReason, setFailureReason] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [retriedCode, setRetriedCode] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(latestView);
  latest.current = latestView;
  const isAtCheckout = useRef(false);
  const reporting = useRef(new AbortController());

  const leaveCheckout = useRef((hasReturned: boolean) => {
    isAtCheckout.current = false;
    onTrace((last) => ({
      ...last,
      windowsEnded: last.windowsEnded + 1,
      hasReturned: last.hasReturned || hasReturned,
      isReporting: hasReturned,
    }));
  });

  const giveUp = useRef(() => {
    clearTimeout(timer.current);
    stop();
    setRetriedCode(null);
  });
  const isOver = screen !== null && (screen === "ticket" || !hasPlace(screen));
  useEffect(() => {
    if (!isOver) return;
    // What was begun for a booking that has ended meanwhile must open nothing, and what is known need not be reported.
    giveUp.current();
    reporting.current.abort();
  }, [isOver]);

  useEffect(() => {
    const stopListening = onPageRestored(() => {
      // A second press must not open a second window.
      giveUp.current();
      // Redirect mode left this page, and the outcome is not known yet.
      if (isAtCheckout.current) leaveCheckout.current(false);
    });
    return () => {
      giveUp.current();
      stopListening();
    };
  }, []);

  const call = <Body>(path: string, method: "POST" | "PUT", body: unknown, shape: Shape<Body>): Promise<Reply<Body>> =>
    callApi(`/api/bookings/${bookingId}${path}`, {
      method,
      body,
      accessToken: readStoredBooking(bookingId ?? "")?.accessToken,
      shape,
    });
  const repeated = async <Body>(
    work: () => Promise<Reply<Body>>,
    signal: AbortSignal,
    onRetry: (code: string) => void = setRetriedCode,
  ): Promise<Reply<Body>> => {
    const reply = await retryCall(work, { longestPauseMs: () => longestPauseFor(latest.current), signal, onRetry });
    if (signal.aborted) return reply;
    setRetriedCode(null);
    if (reply.kind === "ok") setRefusal(null);
    return reply;
  };
  const say = (reply: Exclude<Reply<unknown>, { kind: "ok" }>, isRepeated = false, name = "") => {
    const contact = contactOf(reply);
    setRefusal({ code: codeOf(reply), isRepeated, contact: contact && { ...contact, name } });
    window.scrollTo({ top: 0 });
  };

  const forgetRefusal = () => {
    clearTimeout(timer.current);
    setRefusal(null);
  };

  async function openOrder(order: Order): Promise<void> {
    const { view, participant, checkoutUrl, signal } = order;
    const reply = await repeated(() => call("/payments", "POST", {}, orderShape), signal);
    if (signal.aborted) return;
    if (reply.kind === "refused" && reply.code === "payment_unknown") {
      say(reply, true);
      const seconds = reply.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS;
      timer.current = setTimeout(
        () => void once((next) => retryOrder({ ...order, signal: next }), undefined),
        Math.min(seconds * 1000, longestPauseFor(latest.current)),
      );
      return;
    }
    if (reply.kind !== "ok") {
      say(reply, false, participant?.name);
      await sync();
      return;
    }
    const { play } = reply.body;
    const Razorpay = play ? await loadPlayCheckout(view.bookingId, playCopy) : await loadCheckout(checkoutUrl);
    if (signal.aborted) return;
    if (!Razorpay) {
      await checkoutLoaded(
        () => (play ? loadPlayCheckout(view.bookingId, playCopy) : loadCheckout(checkoutUrl)),
        signal,
      );
      // The same order, whose time has become shorter.
      return signal.aborted ? undefined : openOrder(order);
    }
    const end = await openCheckout({
      Razorpay,
      order: reply.body,
      view,
      participant,
      locale,
      onFailure: (reason) => {
        setFailed(true);
        setFailureReason(reason);
      },
      onOpen: () => {
        isAtCheckout.current = true;
      },
      signal,
    });
    if (end.kind === "closed") return leaveCheckout.current(false);
    storeReturn(bookingId);
    leaveCheckout.current(true);
    void reportSuccess(end.success);
  }

  /** Until Razorpay's script is there. The booking's page says meanwhile that there is an order, and until when. */
  async function checkoutLoaded(again: () => Promise<CheckoutConstructor | null>, signal: AbortSignal): Promise<void> {
    void sync();
    const load = async (): Promise<Reply<unknown>> =>
      (await again()) ? { kind: "ok", body: null } : { kind: "unreachable" };
    await repeated(load, signal, () => setRetriedCode(CHECKOUT_NOT_LOADED));
  }

  /** Whatever this call answers, the booking's state decides, and the page polls that meanwhile. */
  async function reportSuccess(success: CheckoutSuccess): Promise<void> {
    const verify = () => call("/payments/verify", "POST", success, verifiedShape);
    reporting.current = new AbortController();
    const { signal } = reporting.current;
    await retryCall(verify, { longestPauseMs: () => longestPauseFor(latest.current), signal });
    onTrace((last) => ({ ...last, isReporting: false }));
    await refresh();
  }

  /** Syncs the earlier booking first, if this browser may: nothing else may be asking Razorpay about it. */
  async function retryOrder(order: Order) {
    const { slug } = order.view.event;
    const earlierId = findEarlierBooking(slug, order.view.bookingId);
    const accessToken = readStoredBooking(earlierId ?? "")?.accessToken;
    if (earlierId) await callApi(`/api/bookings/${earlierId}/sync`, { method: "POST", body: {}, accessToken });
    await openOrder(order);
  }

  const pay = (form: FilledForm) =>
    once(async (signal) => {
      forgetRefusal();
      const { view } = form;
      const participant = participantOf(form, locale);
      const reply = await repeated(() => call("/participant", "PUT", participant, savedShape), signal);
      if (signal.aborted) return [];
      if (reply.kind === "refused" && reply.problem.errors) return reply.problem.errors;
      if (reply.kind !== "ok") {
        say(reply);
        await refresh();
        return [];
      }
      await openOrder({ view, participant, checkoutUrl: form.form.razorpay.checkoutUrl, signal });
      return [];
    }, [] as FieldError[]);

  const continuePayment = (view: BookingView) =>
    once(async (signal) => {
      forgetRefusal();
      const event = await repeated(() => callApi(`/api/events/${view.event.slug}`, { shape: formShape }), signal);
      if (signal.aborted) return;
      if (event.kind !== "ok") return say(event);
      const { checkoutUrl } = event.body.razorpay;
      await openOrder({ view, participant: view.participant, checkoutUrl, signal });
    }, undefined);

  return { isBusy, hasFailed, failureReason, refusal, retriedCode, pay, continuePayment };
}

/** A rehearsal's own window, which no page of a real sale loads; null where it can't be loaded. */
const loadPlayCheckout = (bookingId: string, copy: Copy["rehearsal"]): Promise<CheckoutConstructor | null> =>
  import("../play/play-checkout.tsx").then(
    ({ playCheckoutOf }) => playCheckoutOf(bookingId, copy),
    () => null,
  );

/** A tab that is closed now and opened again must not ask for the payment again. */
function storeReturn(bookingId: string | null): void {
  if (bookingId) updateStoredBooking(bookingId, { hasReturned: true });
}

const contactShape: Shape<ContactInWay> = object({ because: oneOf("limit", "same_name"), limit: number });

function contactOf(reply: Exclude<Reply<unknown>, { kind: "ok" }>): ContactInWay | null {
  const contact = reply.kind === "refused" ? reply.problem.contact : null;
  return contactShape(contact) ? contact : null;
}
