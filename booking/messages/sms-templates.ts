import type { Language } from "./booking-facts.ts";
import type { MessageKind } from "./message.ts";

/**
 * A text as it is registered with the operators' DLT portal. India's carriers drop whatever does not match its
 * registered template, and a slot takes 40 characters of its type at most (TRAI direction of 18 November 2025).
 */
export type SmsTemplate = {
  /** The id that the portal gave. Twilio's API has no field for it; the template is matched by its text. */
  registeredId: string;
  text: string;
};

/** A complimentary booking has no money to speak of; money for a booking that was given up says nothing of places. */
export type SmsTemplateName =
  | MessageKind
  | "booking_confirmed_free"
  | "booking_cancelled_free"
  | "booking_ended_refunded";

export type SlotName = "event" | "reference" | "rupees";

/** How each slot is registered. */
export const slotTypes = {
  event: { registeredAs: "{#alphanumeric#}", pattern: /^[^\n]{1,40}$/ },
  reference: { registeredAs: "{#alphanumeric#}", pattern: /^[A-Z0-9-]{4,40}$/ },
  rupees: { registeredAs: "{#numeric#}", pattern: /^\d[\d,]{0,11}(\.\d\d)?$/ },
} satisfies Record<SlotName, { registeredAs: string; pattern: RegExp }>;

type SmsCatalog = Record<SmsTemplateName, SmsTemplate>;

const english: SmsCatalog = {
  booking_confirmed: {
    registeredId: "REGISTER-booking-confirmed-en",
    text: "Booked: {event}. Reference {reference}. Paid Rs {rupees}. Your ticket is in your e-mail. -Startline",
  },
  booking_confirmed_free: {
    registeredId: "REGISTER-booking-confirmed-free-en",
    text: "Booked: {event}. Reference {reference}. Your ticket is in your e-mail. -Startline",
  },
  place_lost_refunded: {
    registeredId: "REGISTER-place-lost-refunded-en",
    text: "{event} was full before your payment came. Rs {rupees} goes back to you in 5-7 working days. Ref {reference} -Startline",
  },
  booking_ended_refunded: {
    registeredId: "REGISTER-booking-ended-refunded-en",
    text: "Your payment for {event} came after booking {reference} had ended. Rs {rupees} goes back to you in 5-7 working days. -Startline",
  },
  booking_cancelled: {
    registeredId: "REGISTER-booking-cancelled-en",
    text: "Booking {reference} for {event} is cancelled. Rs {rupees} goes back to you in 5-7 working days. -Startline",
  },
  booking_cancelled_free: {
    registeredId: "REGISTER-booking-cancelled-free-en",
    text: "Booking {reference} for {event} is cancelled. -Startline",
  },
  surplus_refunded: {
    registeredId: "REGISTER-surplus-refunded-en",
    text: "You paid twice for {event}. Rs {rupees} goes back to you in 5-7 working days. Booking {reference} is unchanged. -Startline",
  },
};

/** A language that has no catalog, or lacks a template, is written in English. */
export const smsCatalogs: { en: SmsCatalog } & Partial<Record<Language, Partial<SmsCatalog>>> = { en: english };

/** The template in the person's language, else in English. */
export function findSmsTemplate(name: SmsTemplateName, language: Language): SmsTemplate {
  return smsCatalogs[language]?.[name] ?? smsCatalogs.en[name];
}

/** The text to give to the portal, each slot replaced by its registered type. */
export function toRegisteredText(template: SmsTemplate): string {
  return template.text.replace(/\{(\w+)\}/g, (_slot, name: SlotName) => slotTypes[name].registeredAs);
}
