"use client";

import type { BookingProps } from "#app/[locale]/b/booking-props.ts";
import type { EventForm } from "#app/[locale]/b/booking-view.ts";
import { ParticipantForm } from "#app/[locale]/b/held/participant-form.tsx";
import { OrderSummary } from "#app/[locale]/b/paying/order-summary.tsx";
import type { Payment } from "#app/[locale]/b/paying/use-payment.ts";
import { Ticket } from "#app/[locale]/b/ticket/ticket.tsx";
import { TimeBand } from "#app/[locale]/b/time-band.tsx";
import { textsFor } from "#booking/events/translation.ts";
import { Brand } from "#ui/brand.tsx";

type Props = Omit<BookingProps, "read"> & { form: EventForm | null };

/** Pressing Pay checks the form as for a rider, and pays nothing. */
const noPayment: Payment = {
  isBusy: false,
  hasFailed: false,
  failureReason: null,
  refusal: null,
  retriedCode: null,
  pay: () => Promise.resolve([]),
  continuePayment: () => Promise.resolve(),
};

/** The screens of the made-up booking, by the components that riders see: the form while it is held, then the ticket. */
export function BookingExample({ form, ...given }: Props) {
  const { view, locale, copy } = given;
  const { language, texts = {}, brandColor } = view.event;
  const props = { ...given, read: textsFor({ language, texts }, locale) };
  if (!form) {
    return (
      <Brand color={brandColor}>
        <Ticket {...props} />
      </Brand>
    );
  }
  return (
    <Brand color={brandColor}>
      <TimeBand
        template={copy.held.band}
        remaining={copy.held.remaining}
        lastMinute={copy.held.lastMinute}
        asking={copy.held.asking}
        until={view.holdExpiresAt}
        locale={locale}
      />
      <div className="mx-auto max-w-[560px] px-4 pt-5 pb-36">
        <OrderSummary {...props} />
        <h1 className="mt-4 mb-5 font-bold text-[1.7rem] leading-tight tracking-[-0.02em]">{copy.held.formTitle}</h1>
        <ParticipantForm {...props} form={form} payment={noPayment} renewForm={() => {}} isGivingUp={false} />
      </div>
    </Brand>
  );
}
