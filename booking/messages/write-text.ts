import type { Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { toGsm7 } from "./gsm7.ts";
import type { MessageKind } from "./message.ts";
import { type SlotName, type SmsTemplateName, smsCatalogs } from "./sms-templates.ts";

/** How an event is named: at most so long (a slot's 40, less in Devanagari, whose parts are short), and what if nothing is left. */
const eventNames = {
  en: { lengthMax: 40, otherwise: "your event" },
  hi: { lengthMax: 32, otherwise: "इवेंट" },
  mr: { lengthMax: 32, otherwise: "इव्हेंट" },
} satisfies Record<Language, { lengthMax: number; otherwise: string }>;

/** The text of a message in the person's language, true to its registered template; in English it is GSM-7. */
export function writeText(kind: MessageKind, facts: BookingFacts): string {
  const { language } = facts.participant;
  const slots: Record<SlotName, string> = {
    event: eventName(facts.eventTitle, language),
    reference: facts.reference,
    // The rupee sign is not GSM-7, and old phones lack it; the templates say "Rs" or "रु".
    rupees: rupees(amountOf(kind, facts)).replace("₹", ""),
  };
  const template = smsCatalogs[language][templateNameOf(kind, facts)];
  return template.text.replace(/\{(\w+)\}/g, (_slot, name: SlotName) => slots[name]);
}

/** Each message speaks of its own money: a confirmed booking may have the refund of a second payment too. */
function amountOf(kind: MessageKind, facts: BookingFacts): number {
  switch (kind) {
    case "booking_confirmed":
      return facts.amountPaise;
    case "booking_cancelled":
      return facts.owedBackPaise ?? 0;
    case "payment_not_taken":
      return facts.untaken?.amountPaise ?? facts.amountPaise;
    default:
      return facts.refund?.amountPaise ?? facts.amountPaise;
  }
}

function templateNameOf(kind: MessageKind, facts: BookingFacts): SmsTemplateName {
  switch (kind) {
    case "booking_confirmed":
      return facts.amountPaise === 0 ? "booking_confirmed_free" : "booking_confirmed";
    case "booking_cancelled": {
      const name = facts.isEventCancelled ? "event_called_off" : "booking_cancelled";
      return facts.owedBackPaise === null ? `${name}_free` : name;
    }
    case "place_lost_refunded":
      // Taken after all, while another payment had paid: the person has the place.
      if (facts.state === "confirmed") return "surplus_refunded";
      return facts.state === "expired" ? "place_lost_refunded" : "booking_ended_refunded";
    case "payment_not_taken":
      return facts.state === "confirmed" ? "payment_not_taken_surplus" : "payment_not_taken";
    case "surplus_refunded":
      return kind;
    case "refund_sent":
      throw new Error("refund_sent goes by email alone");
  }
}

function eventName(title: string, language: Language): string {
  const { lengthMax, otherwise } = eventNames[language];
  const text = language === "en" ? toGsm7(title) : title.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
  return shorten(text, lengthMax) || otherwise;
}

/** Cut between words, else between letters; a Devanagari letter is several characters. */
function shorten(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const atWord = text.slice(0, text.slice(0, lengthMax + 1).lastIndexOf(" ") + 1);
  return (atWord || lettersWithin(text, lengthMax)).replace(/[\s,;:.-]+$/, "");
}

function lettersWithin(text: string, lengthMax: number): string {
  let within = "";
  for (const { segment } of new Intl.Segmenter("hi").segment(text)) {
    if (within.length + segment.length > lengthMax) break;
    within += segment;
  }
  return within;
}
