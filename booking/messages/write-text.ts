import { rupees } from "#platform/money.ts";
import type { BookingFacts, Language } from "./booking-facts.ts";
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
  // A confirmed booking may have a refund too, of a second payment; its confirmation speaks of the first.
  const amountPaise =
    kind === "booking_confirmed" ? facts.amountPaise : (facts.refund?.amountPaise ?? facts.amountPaise);
  const slots: Record<SlotName, string> = {
    event: eventName(facts.eventTitle, language),
    reference: facts.reference,
    // The rupee sign is not GSM-7, and old phones lack it; the templates say "Rs" or "रु".
    rupees: rupees(amountPaise).replace("₹", ""),
  };
  const template = smsCatalogs[language][templateNameOf(kind, facts)];
  return template.text.replace(/\{(\w+)\}/g, (_slot, name: SlotName) => slots[name]);
}

function templateNameOf(kind: MessageKind, facts: BookingFacts): SmsTemplateName {
  if (kind === "booking_confirmed" && facts.amountPaise === 0) return "booking_confirmed_free";
  if (kind === "booking_cancelled" && facts.refund === null) return "booking_cancelled_free";
  if (kind === "place_lost_refunded" && facts.state === "released") return "booking_ended_refunded";
  return kind;
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
