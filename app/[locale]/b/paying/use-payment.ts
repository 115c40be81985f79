import { useEffect, useRef, useState } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { sayRefusal } from "#app/messages/say-refusal.ts";
import { callApi, type Reply } from "#app/visitor/call-api.ts";
import { type Draft, recallBooking } from "#app/visitor/memory.ts";
import type { BookingMessages } from "../booking-app.tsx";
import type { BookingView, EventForm } from "../booking-view.ts";
import type { FieldError } from "../held/check-form.ts";
import { readPhone } from "../held/phone.ts";
import { openCheckout, type PaymentOrder } from "./open-checkout.ts";

type Form = { view: BookingView; draft: Draft; form: EventForm };

export type Payment = {
  isBusy: boolean;
  /** Checkout said in this page that an attempt failed. */
  hasFailed: boolean;
  said: string | null;
  /** Sends the form and opens Checkout. Answers with what is wrong in the form. */
  pay(form: Form): Promise<FieldError[]>;
  /** Opens the same order again. */
  continuePayment(view: BookingView): Promise<void>;
};

type Props = {
  bookingId: string | null;
  locale: Locale;
  messages: BookingMessages;
  sync: () => Promise<void>;
  onReturn: () => void;
};

/** From Pay to Checkout and back. Every step may be repeated: the server answers with the same order. */
export function usePayment({ bookingId, locale, messages, sync, onReturn }: Props): Payment {
  const [isBusy, setBusy] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  // A double tap comes before the first render with `isBusy`.
  const isRunning = useRef(false);

  useEffect(() => {
    const onShown = (shown: PageTransitionEvent) => {
      if (!shown.persisted) return;
      isRunning.current = false;
      setBusy(false);
    };
    window.addEventListener("pageshow", onShown);
    return () => window.removeEventListener("pageshow", onShown);
  }, []);

  const call = <Body>(path: string, method: "POST" | "PUT", body: unknown): Promise<Reply<Body>> =>
    callApi<Body>(`/api/bookings/${bookingId}${path}`, {
      method,
      body,
      accessToken: recallBooking(bookingId ?? "")?.accessToken,
    });
  const say = (reply: Reply<unknown>) => {
    const code = reply.kind === "refused" ? reply.code : "unreachable";
    setSaid(sayRefusal(messages.refusals, code));
    window.scrollTo({ top: 0 });
  };

  async function once<Value>(work: () => Promise<Value>, otherwise: Value): Promise<Value> {
    if (isRunning.current) return otherwise;
    isRunning.current = true;
    setBusy(true);
    setSaid(null);
    try {
      return await work();
    } finally {
      isRunning.current = false;
      setBusy(false);
    }
  }

  async function openOrder(view: BookingView, participant: BookingView["participant"], checkoutUrl: string) {
    const reply = await call<PaymentOrder>("/payments", "POST", {});
    if (reply.kind !== "ok") {
      say(reply);
      return sync();
    }
    const end = await openCheckout({
      order: reply.body,
      view,
      participant,
      checkoutUrl,
      locale,
      onFailure: () => setFailed(true),
    });
    switch (end.kind) {
      case "not_loaded":
        setSaid(messages.paying.loadFailed);
        return sync();
      case "closed":
        return sync();
      case "paid":
        onReturn();
        // Whatever comes of it, the booking's own state decides; a lost answer is made good by the sync.
        await call("/payments/verify", "POST", end.success);
        return sync();
    }
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

  return { isBusy, hasFailed, said, pay, continuePayment };
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
