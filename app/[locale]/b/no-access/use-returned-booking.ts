import { useEffect, useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { object, oneOf, type Shape, text } from "#app/api-client/shape.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import type { ReturnedBooking } from "#http/payments/payment-schemas.ts";
import { LANGUAGES } from "#platform/languages.ts";
import { type BookingState, bookingState } from "../booking-view.ts";

/** `none`: nobody has just returned to this booking from Checkout. */
export type ReturnedBookingState = "asking" | "none" | ReturnedBooking;

const ASK_EVERY_MS = 4000;

const returnedShape: Shape<ReturnedBooking> = object({
  state: bookingState,
  slug: text,
  title: text,
  language: oneOf(...LANGUAGES),
});

/** Polls a booking that this browser may not open, for a person who has just paid for it and lost the cookie on the way. */
export function useReturnedBooking(bookingId: string): ReturnedBookingState {
  const [returned, setReturned] = useState<ReturnedBookingState>("asking");
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;

    async function ask() {
      const reply = await callApi(`/api/payments/razorpay/returned/${bookingId}`, { shape: returnedShape });
      if (isStopped) return;
      if (reply.kind === "ok") setReturned(reply.body);
      else if (codeOf(reply) === "not_found") return setReturned("none");
      if (reply.kind !== "ok" || mayChange(reply.body.state)) timer = setTimeout(ask, ASK_EVERY_MS);
    }

    void ask();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [bookingId]);
  return returned;
}

/** A late payment may still confirm an expired booking. */
const mayChange = (state: BookingState): boolean => state === "held" || state === "paying" || state === "expired";
