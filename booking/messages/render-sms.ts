import type { Language } from "#platform/languages.ts";
import { rupees } from "#platform/money.ts";
import { shortIndianMoment } from "#platform/times.ts";
import { announcementIn } from "./announcement-sms.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { toGsm7 } from "./gsm7.ts";
import type { MessageKind } from "./message.ts";
import { smsCopy } from "./sms-copy.ts";
import type { SlotName, SmsTemplateName } from "./sms-templates.ts";

type Naming = {
  eventMax: number;
  placeMax: number;
  partMax: number;
  partsMax: number;
  otherwise: string;
  somewhere: string;
};

/** How much of a name a text holds (a slot has 40 characters), and what stands there if nothing of it can be written. */
const namings = {
  en: { eventMax: 40, placeMax: 30, partMax: 160, partsMax: 1, otherwise: "your event", somewhere: "see ticket" },
  hi: { eventMax: 32, placeMax: 24, partMax: 67, partsMax: 2, otherwise: "इवेंट", somewhere: "टिकट देखें" },
  mr: { eventMax: 32, placeMax: 24, partMax: 67, partsMax: 2, otherwise: "इव्हेंट", somewhere: "तिकीट पाहा" },
} satisfies Record<Language, Naming>;
/** Less of a place says nothing; then the text rather has one part more. */
const PLACE_LENGTH_MIN = 12;

/** The text of a message in the person's language, true to its registered template; in English it is GSM-7. */
export function renderSms(kind: MessageKind, facts: BookingFacts): string {
  const { language } = facts.participant;
  const naming = namings[language];
  const [base = "", code = ""] = facts.ticketLink.split(/(?<=#)/);
  const slots: Record<SlotName | "base", string> = {
    event: nameIn(language, facts.eventTitle, naming.eventMax) || naming.otherwise,
    when: shortIndianMoment(
      kind === "waitlist_offered" ? (facts.offeredUntil ?? facts.startsAt) : facts.startsAt,
      language,
    ),
    place: "",
    text: facts.announcement ? announcementIn(language, facts.announcement.sms) : "",
    reference: facts.reference,
    // The rupee sign is not GSM-7, and old phones lack it; the templates say "Rs" or "रु".
    rupees: rupees(amountOf(kind, facts)).replace("₹", ""),
    base,
    code,
  };
  const { text } = smsCopy[language][templateNameOf(kind, facts)];
  const fill = () => text.replace(/\{(\w+)\}/g, (_slot, name: SlotName | "base") => slots[name]);
  const left = naming.partMax * naming.partsMax - fill().length;
  const placeMax = Math.min(naming.placeMax, Math.max(left, PLACE_LENGTH_MIN));
  slots.place = nameIn(language, facts.place, placeMax) || naming.somewhere;
  return fill();
}

/** Each message speaks of its own money: a confirmed booking may have the refund of a second payment too. */
function amountOf(kind: MessageKind, facts: BookingFacts): number {
  switch (kind) {
    case "booking_confirmed":
      return facts.amountPaise;
    case "booking_cancelled":
      return facts.owedBackPaise ?? 0;
    case "payment_not_taken":
      return facts.uncaptured?.amountPaise ?? facts.amountPaise;
    default:
      return facts.refund?.amountPaise ?? facts.amountPaise;
  }
}

function templateNameOf(kind: MessageKind, facts: BookingFacts): SmsTemplateName {
  switch (kind) {
    case "booking_confirmed":
    case "transfer_offered":
    case "waitlist_offered":
      return kind;
    case "booking_cancelled": {
      const name = facts.isEventCancelled ? "event_cancelled" : "booking_cancelled";
      return facts.owedBackPaise === null ? `${name}_free` : name;
    }
    case "place_lost_refunded":
      // Taken after all, while another payment had paid: the person has the place.
      if (facts.state === "confirmed") return "surplus_refunded";
      return facts.state === "expired" ? "place_lost_refunded" : "booking_ended_refunded";
    case "payment_not_taken":
      return facts.state === "confirmed" ? "payment_not_taken_surplus" : "payment_not_taken";
    case "surplus_refunded":
      // Cancelled since: nothing of it is unchanged.
      return facts.state === "confirmed" ? kind : "surplus_refunded_ended";
    case "announcement":
      return facts.announcement?.hasEmail ? "announcement_with_email" : kind;
    case "refund_sent":
    case "transfer_done":
      throw new Error(`${kind} goes by email alone`);
  }
}

/**
 * A name as this language's texts can carry it; "" when too little of it is left to be understood, as of a name in
 * Devanagari, of which GSM-7 has only the hyphen.
 */
function nameIn(language: Language, name: string, lengthMax: number): string {
  const text = language === "en" ? toGsm7(name) : name.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();
  const lettersLost = lettersIn(name) - lettersIn(text);
  if (lettersLost * 2 > lettersIn(name)) return "";
  return shorten(closeUpInitials(text).replace(/^[^\p{L}\p{N}]+|[\s,;:.-]+$/gu, ""), lengthMax);
}

/** "S. P. College" as "S.P. College": where there is room for little, the initials alone would be left of it. */
const closeUpInitials = (text: string): string =>
  text.replace(/(?<=(?:^|[\s.])(?:\p{L}\p{M}*){1,2}\.)\s+(?=(?:\p{L}\p{M}*){1,2}\.)/gu, "");

const lettersIn = (text: string): number => (text.match(/[\p{L}\p{M}]/gu) ?? []).length;

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
