import { useEffect, useState } from "react";
import type { Locale } from "#app/[locale]/locales.ts";
import { callApi } from "#app/api-client/call-api.ts";
import { repeatCall } from "#app/visitor/repeat-call.ts";
import { serverClock } from "#app/visitor/server-clock.ts";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-app.tsx";
import { type EventForm, formShape } from "../booking-view.ts";
import { loadCheckout } from "../paying/load-checkout.ts";
import { RefusalNotice } from "../paying/refusal-notice.tsx";
import type { Payment } from "../paying/use-payment.ts";
import { WhatIsPaid } from "../paying/what-is-paid.tsx";
import { TimeBand } from "../time-band.tsx";
import { ChangeRide } from "./change-ride.tsx";
import { GiveBack } from "./give-back.tsx";
import { ParticipantForm } from "./participant-form.tsx";

const GIVE_UP_AFTER_MS = 8000;

/** A place is set aside: who rides, the waiver, and Pay. */
export function HeldScreen(props: BookingProps & { payment: Payment; look: () => Promise<boolean> }) {
  const { view, locale, copy, payment, look } = props;
  const { form, isLate, renewForm } = useEventForm(view.event.slug, view.holdExpiresAt, locale);
  return (
    <>
      <TimeBand
        template={copy.held.band}
        left={copy.held.left}
        lastMinute={copy.held.minuteLeft}
        until={view.holdExpiresAt}
        locale={locale}
      />
      <div className="mx-auto max-w-[560px] px-4 pt-5 pb-36">
        <WhatIsPaid {...props} />
        {view.event.hasOtherRides ? (
          <ChangeRide {...props} categories={form?.categories ?? null} look={look} isBusy={payment.isBusy} />
        ) : null}
        <h1 className="mt-1 mb-5 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{copy.held.formTitle}</h1>
        {view.isLastHold ? (
          <div className="mb-5">
            <Notice tone="time">{copy.held.lastHold}</Notice>
          </div>
        ) : null}
        <RefusalNotice {...props} refusal={payment.refusal} />
        {form ? (
          <>
            <ParticipantForm {...props} form={form} renewForm={renewForm} />
            <GiveBack bookingId={view.bookingId} copy={copy} look={look} isBusy={payment.isBusy} />
          </>
        ) : (
          <FormToCome text={isLate ? copy.held.formLate : copy.held.formLoading} />
        )}
      </div>
    </>
  );
}

/** As high as the fields. Nothing else is offered meanwhile: least of all to give the place up. */
function FormToCome({ text }: { text: string }) {
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

type FormNow = { form: EventForm | null; isLate: boolean; renewForm: () => void };

/** The questions, the waiver and the address of Checkout, which is fetched ahead so that Pay opens at once. */
function useEventForm(slug: string, until: string, locale: Locale): FormNow {
  const [form, setForm] = useState<EventForm | null>(null);
  const [isLate, setLate] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isStopped = false;
    async function load() {
      const read = () =>
        callApi(`/api/events/${slug}?lang=${locale}`, { shape: formShape, giveUpAfterMs: GIVE_UP_AFTER_MS });
      const now = () => (isStopped ? Number.POSITIVE_INFINITY : serverClock.now());
      const reply = await repeatCall(read, { until: Date.parse(until), now, heard: () => setLate(true) });
      if (isStopped || reply.kind !== "ok") return;
      setForm(reply.body);
      void loadCheckout(reply.body.razorpay.checkoutUrl);
    }
    void load();
    return () => {
      isStopped = true;
    };
  }, [slug, until, locale, round]);
  return { form, isLate, renewForm: () => setRound((last) => last + 1) };
}
