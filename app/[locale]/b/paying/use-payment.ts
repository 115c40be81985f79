import { useEffect, useRef, useState } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { callApi, type Reply } from "#app/visitor/call-api.ts";
import { type Draft, recallBooking, recallEarlierBooking, rememberBooking } from "#app/visitor/memory.ts";
import type { BookingView, EventForm } from "../booking-view.ts";
import type { FieldError } from "../held/check-form.ts";
import { readPhone } from "../held/phone.ts";
import { openCheckout, type PaymentOrder } from "./open-checkout.ts";

/** If the server does not say when to ask again. */
const HELD_OFF_SECONDS = 15;

type Form = { view: BookingView; draft: Draft; form: EventForm };

/** Why Pay did not lead to Checkout. `isRepeated`: the page presses again by itself. */
export type Refusal = { code: string; isRepeated: boolean };

export type Payment = {
  isBusy: boolean;
  /** Checkout said in this page that an attempt failed, and why in Razorpay's word. */
  hasFailed: boolean;
  failureReason: string | null;
  refusal: Refusal | null;
  /** Sends the form and opens Checkout. Answers with what is wrong in the form. */
  pay(form: Form): Promise<FieldError[]>;
  /** Opens the same order again. */
  continuePayment(view: BookingView): Promise<void>;
};

type Props = {
  bookingId: string | null;
  locale: Locale;
  sync: () => Promise<void>;
  onReturn: () => void;
};

/** From Pay to Checkout and back. Every step may be repeated: the server answers with the same order. */
export function usePayment({ bookingId, locale, sync, onReturn }: Props): Payment {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [failureReason, setFailureReason] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A double tap comes before the first render with `isBusy`.
  const isRunning = useRef(false);

  useEffect(() => {
    const onShown = (shown: PageTransitionEvent) => {
      if (!shown.persisted) return;
      isRunning.current = false;
      setBusy(false);
    };
    window.addEventListener("pageshow", onShown);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener("pageshow", onShown);
    };
  }, []);

  const call = <Body>(path: string, method: "POST" | "PUT", body: unknown): Promise<Reply<Body>> =>
    callApi<Body>(`/api/bookings/${bookingId}${path}`, {
      method,
      body,
      accessToken: recallBooking(bookingId ?? "")?.accessToken,
    });
  const say = (reply: Reply<unknown>, isRepeated = false) => {
    setRefusal({ code: reply.kind === "refused" ? reply.code : "unreachable", isRepeated });
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
    const reply = await call<PaymentOrder>("/payments", "POST", {});
    if (reply.kind === "refused" && reply.code === "payment_unknown") {
      say(reply, true);
      const seconds = reply.retryAfterSeconds ?? HELD_OFF_SECONDS;
      timer.current = setTimeout(
        () => void once(() => pressAgain(view, participant, checkoutUrl), undefined),
        seconds * 1000,
      );
      return;
    }
    if (reply.kind !== "ok") {
      say(reply);
      return sync();
    }
    setRefusal(null);
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
    });
    switch (end.kind) {
      case "not_loaded":
        setRefusal({ code: "checkout_not_loaded", isRepeated: false });
        return sync();
      case "closed":
        return sync();
      case "paid":
        onReturn();
        rememberReturn(bookingId);
        // Whatever comes of it, the booking's own state decides; a lost answer is made good by the sync.
        await call("/payments/verify", "POST", end.success);
        return sync();
    }
  }

  /** Asks about the earlier booking first, if this browser may: nobody else may be asking Razorpay just now. */
  async function pressAgain(view: BookingView, participant: BookingView["participant"], checkoutUrl: string) {
    const earlierId = recallEarlierBooking(view.event.slug, view.bookingId);
    const accessToken = recallBooking(earlierId ?? "")?.accessToken;
    if (earlierId) await callApi(`/api/bookings/${earlierId}/sync`, { method: "POST", body: {}, accessToken });
    await openOrder(view, participant, checkoutUrl);
  }

  const pay = (form: Form) =>
    once(async () => {
      const participant = participantOf(form, locale);
      const reply = await call("/participant", "PUT", participant);
      if (reply.kind === "refused" && reply.problem.errors) return reply.problem.errors;
      if (reply.kind !== "ok") {
        say(reply);
        return [];
      }
      await openOrder(form.view, participant, form.form.razorpay.checkoutUrl);
      return [];
    }, [] as FieldError[]);

  const continuePayment = (view: BookingView) =>
    once(async () => {
      const event = await callApi<EventForm>(`/api/events/${view.event.slug}`);
      if (event.kind !== "ok") return say(event);
      await openOrder(view, view.participant, event.body.razorpay.checkoutUrl);
    }, undefined);

  return { isBusy, hasFailed, failureReason, refusal, pay, continuePayment };
}

/** A tab that is closed now must not ask for the money again when it is opened. */
function rememberReturn(bookingId: string | null): void {
  const known = recallBooking(bookingId ?? "");
  if (bookingId && known) rememberBooking(bookingId, { ...known, hasReturned: true });
}

function participantOf({ draft, form }: Form, language: Locale) {
  const answers = Object.fromEntries(Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== ""));
  return {
    name: draft.name.trim(),
    phone: readPhone(draft.phone) ?? draft.phone,
    email: draft.email.trim(),
    language,
    answers,
    waiver: { version: form.waiver.version, accepted: draft.isWaiverAccepted },
  };
}
