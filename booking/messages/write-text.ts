import { rupees } from "#platform/money.ts";
import type { BookingFacts } from "./booking-facts.ts";
import { toGsm7 } from "./gsm7.ts";
import type { MessageKind } from "./message.ts";
import { findSmsTemplate, type SlotName, type SmsTemplateName } from "./sms-templates.ts";

const SLOT_CHARACTERS_MAX = 40;

/** The text of a message, GSM-7 and true to its registered template. */
export function writeText(kind: MessageKind, facts: BookingFacts): string {
  // A confirmed booking may have a refund too, of a second payment; its confirmation speaks of the first.
  const amountPaise =
    kind === "booking_confirmed" ? facts.amountPaise : (facts.refund?.amountPaise ?? facts.amountPaise);
  const slots: Record<SlotName, string> = {
    event: shorten(toGsm7(facts.eventTitle) || "your event"),
    reference: facts.reference,
    // The rupee sign is not GSM-7; the templates say "Rs".
    rupees: rupees(amountPaise).replace("₹", ""),
  };
  const template = findSmsTemplate(templateNameOf(kind, facts), facts.participant.language);
  return template.text.replace(/\{(\w+)\}/g, (_slot, name: SlotName) => slots[name]);
}

function templateNameOf(kind: MessageKind, facts: BookingFacts): SmsTemplateName {
  if (kind === "booking_confirmed" && facts.amountPaise === 0) return "booking_confirmed_free";
  if (kind === "booking_cancelled" && facts.refund === null) return "booking_cancelled_free";
  if (kind === "place_lost_refunded" && facts.state === "released") return "booking_ended_refunded";
  return kind;
}

function shorten(text: string): string {
  if (text.length <= SLOT_CHARACTERS_MAX) return text;
  const whole = text.slice(0, SLOT_CHARACTERS_MAX + 1);
  const atWord = whole.slice(0, whole.lastIndexOf(" "));
  return (atWord || text.slice(0, SLOT_CHARACTERS_MAX)).replace(/[\s,;:.-]+$/, "");
}
