import { useEffect, useRef, useState } from "react";
import { callApi, type Reply } from "#app/api-client/call-api.ts";
import { object, type Shape, text } from "#app/api-client/shape.ts";
import { findEarlierBooking } from "#app/visitor/find-earlier-booking.ts";
import { onPageRestored } from "#app/visitor/page-events.ts";
import { codeOf, retryCall } from "#app/visitor/retry-call.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import type { Draft } from "#app/visitor/stored-drafts.ts";
import { readStoredBooking, updateStoredBooking } from "#app/visitor/stored-visit.ts";
import { useClearWhenOnline } from "#app/visitor/use-refused-code.ts";
import type { SavedParticipant } from "#http/bookings/booking-schemas.ts";
import type { VerifiedPayment } from "#http/payments/payment-schemas.ts";
import type { Language } from "#platform/languages.ts";
import { type BookingView, bookingState, type EventForm, formShape } from "../booking-view.ts";
import type { CheckoutTrace } from "../decide-screen.ts";
import type { FieldError } from "../held/check-form.ts";
import { readPhone } from "../held/phone.ts";
import type { CheckoutSuccess } from "./load-checkout.ts";
import { openCheckout, orderShape } from "./open-checkout.ts";

/** Where the server does not say when to retry. */
const DEFAULT_RETRY_SECONDS = 15;
/** As long as a place may be kept for a payment in progress. */
const REPORT_FOR_MS = 10 * 60_000;

const verifiedShape: Shape<VerifiedPayment> = object({ state: bookingState });
const savedShape: Shape<SavedParticipant> = object({ bookingId: text });

type Form = { view: BookingView; draft: Draft; form: EventForm };

/** Why Pay did not open Checkout. `isRepeated`: the page retries by itself. */
export type Refusal = { code: string; isRepeated: boolean };

export type Payment = {
  isBusy: boolean;
  /** Checkout reported a failed attempt on this page, with Razorpay's reason. */
  hasFailed: boolean;
  failureReason: string | null;
  refusal: Refusal | null;
  /** Sends the form and opens Checkout. Returns the form's errors. */
  pay(form: Form): Promise<FieldError[]>;
  /** Opens the same order again. */
  continuePayment(view: BookingView): Promise<void>;
};

type Props = {
  bookingId: string | null;
  locale: Language;
  refresh: () => Promise<boolean>;
  sync: () => Promise<boolean>;
  onTrace: (change: (last: CheckoutTrace) => CheckoutTrace) => void;
};

/** From Pay to Checkout and back. Every step is retried until the deadline: the server answers with the same order. */
export function usePayment({ bookingId, locale, refresh, sync, onTrace }: Props): Payment {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [failureReason, setFailureReason] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useClearWhenOnline(refusal?.isRepeated ? null : (refusal?.code ?? null), () => setRefusal(null));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A double tap arrives before the first render with `isBusy`.
  const isRunning = useRef(false);
  const isAtCheckout = useRef(false);

  const leaveCheckout = useRef((hasReturned: boolean) => {
    isAtCheckout.current = false;
    onTrace((last) => ({
      ...last,
      windowsEnded: last.windowsEnded + 1,
      hasReturned: last.hasReturned || hasReturned,
    }));
  });

  useEffect(() => {
    const stopListening = onPageRestored(() => {
      isRunning.current = false;
      setBusy(false);
      // Redirect mode left this page, and the outcome is not known yet.
      if (isAtCheckout.current) leaveCheckout.current(false);
    });
    return () => {
      clearTimeout(timer.current);
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
  const repeated = async <Body>(work: () => Promise<Reply<Body>>, until: string): Promise<Reply<Body>> => {
    const onRetry = (code: string) => setRefusal({ code, isRepeated: true });
    const reply = await retryCall(work, { until: Date.parse(until), now: serverClock.now, onRetry });
    if (reply.kind === "ok") setRefusal(null);
    return reply;
  };
  const say = (reply: Exclude<Reply<unknown>, { kind: "ok" }>, isRepeated = false) => {
    setRefusal({ code: codeOf(reply), isRepeated });
    window.scrollTo({ top: 0 });
  };

  async function once<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
    if (isRunning.current) return otherwise;
    clearTimeout(timer.current);
    isRunning.current = true;
    setBusy(true);
    try {
      return await work();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }

  async function openOrder(view: BookingView, participant: BookingView["participant"], checkoutUrl: string) {
    onTrace((last) => ({ ...last, hasPressed: true }));
    const reply = await repeated(() => call("/payments", "POST", {}, orderShape), view.payBy ?? view.holdExpiresAt);
    if (reply.kind === "refused" && reply.code === "payment_unknown") {
      say(reply, true);
      const seconds = reply.retryAfterSeconds ?? DEFAULT_RETRY_SECONDS;
      timer.current = setTimeout(
        () => void once(() => retryOrder(view, participant, checkoutUrl), undefined),
        seconds * 1000,
      );
      return;
    }
    if (reply.kind !== "ok") {
      say(reply);
      await sync();
      return;
    }
    const end = await openCheckout({
      order: reply.body,
      view,
      participant,
      checkoutUrl,
      locale,
      onFailure: (reason) => {
        setFailed(true);
        setFailureReason(reason);
      },
      onOpen: () => {
        isAtCheckout.current = true;
      },
    });
    switch (end.kind) {
      case "not_loaded":
        setRefusal({ code: "checkout_not_loaded", isRepeated: false });
        await sync();
        return;
      case "closed":
        return leaveCheckout.current(false);
      case "paid":
        storeReturn(bookingId);
        leaveCheckout.current(true);
        void reportSuccess(end.success);
    }
  }

  /** Whatever this call answers, the booking's state decides, and the page polls that meanwhile. */
  async function reportSuccess(success: CheckoutSuccess): Promise<void> {
    const verify = () => call("/payments/verify", "POST", success, verifiedShape);
    await retryCall(verify, { until: Date.now() + REPORT_FOR_MS, now: Date.now });
    await refresh();
  }

  /** Syncs the earlier booking first, if this browser may: nothing else may be asking Razorpay about it. */
  async function retryOrder(view: BookingView, participant: BookingView["participant"], checkoutUrl: string) {
    const earlierId = findEarlierBooking(view.event.slug, view.bookingId);
    const accessToken = readStoredBooking(earlierId ?? "")?.accessToken;
    if (earlierId) await callApi(`/api/bookings/${earlierId}/sync`, { method: "POST", body: {}, accessToken });
    await openOrder(view, participant, checkoutUrl);
  }

  const pay = (form: Form) =>
    once(async () => {
      const { view } = form;
      const participant = participantOf(form, locale);
      const save = () => call("/participant", "PUT", participant, savedShape);
      const reply = await repeated(save, view.holdExpiresAt);
      if (reply.kind === "refused" && reply.problem.errors) return reply.problem.errors;
      if (reply.kind !== "ok") {
        say(reply);
        await refresh();
        return [];
      }
      await openOrder(view, participant, form.form.razorpay.checkoutUrl);
      return [];
    }, [] as FieldError[]);

  const continuePayment = (view: BookingView) =>
    once(async () => {
      const read = () => callApi(`/api/events/${view.event.slug}`, { shape: formShape });
      const event = await repeated(read, view.payBy ?? view.holdExpiresAt);
      if (event.kind !== "ok") return say(event);
      await openOrder(view, view.participant, event.body.razorpay.checkoutUrl);
    }, undefined);

  return { isBusy, hasFailed, failureReason, refusal, pay, continuePayment };
}

/** A tab that is closed now and opened again must not ask for the payment again. */
function storeReturn(bookingId: string | null): void {
  if (bookingId) updateStoredBooking(bookingId, { hasReturned: true });
}

function participantOf({ draft, form }: Form, language: Language) {
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== ""));
  return {
    name: draft.name.trim(),
    phone: readPhone(draft.phone) ?? draft.phone,
    email: draft.email.trim(),
    language,
    answers,
    waiver: { version: form.waiver.version, accepted: draft.isWaiverAccepted, language: draft.waiver?.language },
  };
}
