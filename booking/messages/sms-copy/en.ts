import type { SmsCopy } from "../sms-templates.ts";

/** GSM-7: one part of 160 characters each; the ticket, whose link alone is sixty, may need a second one. */
export const english: SmsCopy = {
  booking_confirmed: {
    registeredId: "REGISTER-booking-confirmed-en",
    text: "Booked: {event}, {when}, {place}. Ref {reference}. Ticket: {base}{code} -Startline",
  },
  place_lost_refunded: {
    registeredId: "REGISTER-place-lost-refunded-en",
    text: "{event} was full before your payment came. Rs {rupees} will be refunded in 5-7 working days. Ref {reference} -Startline",
  },
  booking_ended_refunded: {
    registeredId: "REGISTER-booking-ended-refunded-en",
    text: "Payment for {event} came after booking {reference} had ended. Rs {rupees} will be refunded in 5-7 working days. -Startline",
  },
  booking_cancelled: {
    registeredId: "REGISTER-booking-cancelled-en",
    text: "Booking {reference} for {event} is cancelled. Rs {rupees} will be refunded in 5-7 working days. -Startline",
  },
  booking_cancelled_free: {
    registeredId: "REGISTER-booking-cancelled-free-en",
    text: "Booking {reference} for {event} is cancelled. -Startline",
  },
  surplus_refunded: {
    registeredId: "REGISTER-surplus-refunded-en",
    text: "You paid twice for {event}. Rs {rupees} will be refunded in 5-7 working days. Booking {reference} is unchanged. -Startline",
  },
  surplus_refunded_ended: {
    registeredId: "REGISTER-surplus-refunded-ended-en",
    text: "You paid twice for {event}. Rs {rupees} will be refunded in 5-7 working days. Ref {reference} -Startline",
  },
  payment_not_taken: {
    registeredId: "REGISTER-payment-not-taken-en",
    text: "Payment for {event} not taken: booking {reference} had ended. Your bank releases Rs {rupees} in 5 working days. -Startline",
  },
  payment_not_taken_surplus: {
    registeredId: "REGISTER-payment-not-taken-surplus-en",
    text: "Extra payment for {event} not taken: your bank releases Rs {rupees} in 5 working days. Ticket {reference} is valid. -Startline",
  },
  event_cancelled: {
    registeredId: "REGISTER-event-cancelled-en",
    text: "{event} is cancelled. Rs {rupees} for booking {reference} will be refunded in 5-7 working days. -Startline",
  },
  event_cancelled_free: {
    registeredId: "REGISTER-event-cancelled-free-en",
    text: "{event} is cancelled. Booking {reference} has ended. -Startline",
  },
  announcement: {
    registeredId: "REGISTER-announcement-en",
    text: "{event}: {text}. Ref {reference} -Startline",
  },
  announcement_with_email: {
    registeredId: "REGISTER-announcement-with-email-en",
    text: "{event}: {text}. More in our email. Ref {reference} -Startline",
  },
  transfer_offered: {
    registeredId: "REGISTER-transfer-offered-en",
    text: "{event}, {when}: a place is offered to you. Accept it here: {base}{code} -Startline",
  },
  waitlist_offered: {
    registeredId: "REGISTER-waitlist-offered-en",
    text: "A place at {event} is free for you (Rs {rupees}). Pay by {when}: {base}{code} -Startline",
  },
};
