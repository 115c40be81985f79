import { useEffect, useState } from "react";
import { callApi } from "#app/visitor/call-api.ts";
import type { BookingProps } from "../booking-app.tsx";
import type { EventForm } from "../booking-view.ts";
import { loadCheckout } from "../paying/load-checkout.ts";
import { RefusalNotice } from "../paying/refusal-notice.tsx";
import type { Payment } from "../paying/use-payment.ts";
import { TimeBand } from "../time-band.tsx";
import { GiveBack } from "./give-back.tsx";
import { ParticipantForm } from "./participant-form.tsx";

/** A place is set aside: who rides, the waiver, and Pay. */
export function HeldScreen(props: BookingProps & { payment: Payment; look: () => Promise<void> }) {
  const { view, locale, messages, payment, look } = props;
  const { form, renewForm } = useEventForm(view.event.slug);
  return (
    <>
      <TimeBand
        template={messages.held.band}
        left={messages.held.left}
        lastMinute={messages.held.minuteLeft}
        until={view.holdExpiresAt}
        locale={locale}
      />
      <div className="mx-auto max-w-[560px] px-4 pt-5 pb-36">
        <p className="text-soft">
          {view.event.title} · {view.categoryName}
        </p>
        <h1 className="mt-1 mb-5 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">
          {messages.held.formTitle}
        </h1>
        {view.isLastHold ? <p className="mb-5 font-semibold">{messages.held.lastHold}</p> : null}
        <RefusalNotice {...props} refusal={payment.refusal} />
        {form ? <ParticipantForm {...props} form={form} renewForm={renewForm} /> : null}
        <GiveBack bookingId={view.bookingId} messages={messages} look={look} isBusy={payment.isBusy} />
      </div>
    </>
  );
}

/** The questions, the waiver and the address of Checkout, which is fetched ahead so that Pay opens at once. */
function useEventForm(slug: string): { form: EventForm | null; renewForm: () => void } {
  const [form, setForm] = useState<EventForm | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    async function load() {
      const reply = await callApi<EventForm>(`/api/events/${slug}`);
      if (reply.kind !== "ok") {
        timer = setTimeout(load, 2000);
        return;
      }
      setForm(reply.body);
      void loadCheckout(reply.body.razorpay.checkoutUrl);
    }
    void load();
    return () => clearTimeout(timer);
  }, [slug, round]);
  return { form, renewForm: () => setRound((last) => last + 1) };
}
