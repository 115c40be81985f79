import { useEffect, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { retryCall } from "#app/visitor/retry-call.ts";
import type { Language } from "#platform/languages.ts";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-props.ts";
import { type BookingView, type EventForm, formShape } from "../booking-view.ts";
import { loadCheckout } from "../paying/load-checkout.ts";
import { OrderSummary } from "../paying/order-summary.tsx";
import { PaymentNotice } from "../paying/payment-notice.tsx";
import type { Payment } from "../paying/use-payment.ts";
import { TimeBand } from "../time-band.tsx";
import { ChangeRide } from "./change-ride.tsx";
import { GiveUpPlace } from "./give-up-place.tsx";
import { ParticipantForm } from "./participant-form.tsx";

const LOAD_TIMEOUT_MS = 8000;
/** Without the form nothing can be done with the place. Our choice. */
const LONGEST_PAUSE_MS = 5000;

/** A place is held: who is riding, the waiver, and Pay. */
export function HeldScreen(props: BookingProps & { payment: Payment; refresh: () => Promise<boolean> }) {
  const { view, locale, copy, payment, refresh } = props;
  const { form, isLate, renewForm } = useEventForm(view.event, locale);
  const [isGivingUp, setGivingUp] = useState(false);
  return (
    <>
      <TimeBand
        template={view.waitlist ? copy.offered.band : copy.held.band}
        isOffer={view.waitlist !== undefined}
        remaining={copy.held.remaining}
        lastMinute={copy.held.lastMinute}
        asking={copy.held.asking}
        until={view.holdExpiresAt}
        locale={locale}
      />
      <div className="mx-auto max-w-[560px] px-4 pt-5 pb-36">
        <OrderSummary {...props} />
        {view.event.hasOtherRides ? (
          <ChangeRide
            {...props}
            categories={form?.categories ?? null}
            refresh={refresh}
            isBusy={payment.isBusy || isGivingUp}
          />
        ) : null}
        <h1 className="mt-4 mb-5 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{copy.held.formTitle}</h1>
        {view.isLastHold ? (
          <div className="mb-5">
            <Notice tone="time">{copy.held.lastHold}</Notice>
          </div>
        ) : null}
        <PaymentNotice {...props} />
        {form ? (
          <>
            <ParticipantForm {...props} form={form} renewForm={renewForm} isGivingUp={isGivingUp} />
            <GiveUpPlace view={view} copy={copy} refresh={refresh} isBusy={payment.isBusy} onBusy={setGivingUp} />
          </>
        ) : (
          <FormSkeleton text={isLate ? copy.held.formLate : copy.held.formLoading} />
        )}
      </div>
    </>
  );
}

/** As tall as the fields. Nothing else is offered meanwhile, least of all to give up the place. */
function FormSkeleton({ text }: { text: string }) {
  return (
    <>
      <p role="status" className="text-soft">
        {text}
      </p>
      <div aria-hidden="true" className="mt-5 space-y-5">
        {[0, 1, 2].map((row) => (
          <div key={row} className="h-21 rounded-card bg-line" />
        ))}
      </div>
    </>
  );
}

type EventFormState = { form: EventForm | null; isLate: boolean; renewForm: () => void };

/** The questions, the waiver and the URL of Checkout, which is preloaded so that Pay opens it at once. */
function useEventForm({ slug, isRehearsal }: BookingView["event"], locale: Language): EventFormState {
  const [form, setForm] = useState<EventForm | null>(null);
  const [isLate, setLate] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const stopped = new AbortController();
    async function load() {
      const read = () =>
        callApi(`/api/events/${slug}?lang=${locale}`, { shape: formShape, giveUpAfterMs: LOAD_TIMEOUT_MS });
      const reply = await retryCall(read, {
        longestPauseMs: () => LONGEST_PAUSE_MS,
        signal: stopped.signal,
        onRetry: () => setLate(true),
      });
      if (stopped.signal.aborted || reply.kind !== "ok") return;
      setForm(reply.body);
      if (!isRehearsal) void loadCheckout(reply.body.razorpay.checkoutUrl);
    }
    void load();
    return () => stopped.abort();
  }, [slug, isRehearsal, locale, round]);
  return { form, isLate, renewForm: () => setRound((last) => last + 1) };
}
