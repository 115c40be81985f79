import type { MessageKind } from "./message.ts";

/**
 * An SMS as it is registered with the operators' DLT portal. India's carriers drop whatever does not match its
 * registered template, and a slot takes 40 characters of its type at most (TRAI direction of 18 November 2025).
 */
export type SmsTemplate = {
  /** The id that the portal gave. Twilio's API has no field for it; the template is matched by its text. */
  registeredId: string;
  text: string;
};

/** That the money is on its way, after `booking_cancelled` has promised it, and that a booking went to another, is said by email alone. */
export type SmsKind = Exclude<MessageKind, "refund_sent" | "transfer_done">;

/**
 * `_free`: no money goes back. What tells of money for a booking that was given up says nothing of places. A cancelled event has
 * texts of its own. `_with_email`: the same announcement goes by email too, where it has room.
 */
export type SmsTemplateName =
  | SmsKind
  | "booking_cancelled_free"
  | "event_cancelled"
  | "event_cancelled_free"
  | "booking_ended_refunded"
  | "payment_not_taken_surplus"
  | "surplus_refunded_ended"
  | "announcement_with_email";

export type SlotName = "event" | "text" | "when" | "place" | "reference" | "rupees" | "code";

/** How each slot is registered. */
export const slotTypes = {
  event: { registeredAs: "{#alphanumeric#}", pattern: /^[^\n]{1,40}$/ },
  text: { registeredAs: "{#alphanumeric#}", pattern: /^[^\n]{1,40}$/ },
  reference: { registeredAs: "{#alphanumeric#}", pattern: /^[A-Z0-9-]{4,40}$/ },
  when: { registeredAs: "{#alphanumeric#}", pattern: /^[^\n]{1,40}$/ },
  place: { registeredAs: "{#alphanumeric#}", pattern: /^[^\n]{1,40}$/ },
  // Not numeric: that takes digits alone, and "1,525" has a comma.
  rupees: { registeredAs: "{#alphanumeric#}", pattern: /^\d[\d,]{0,11}(\.\d\d)?$/ },
  code: { registeredAs: "{#alphanumeric#}", pattern: /^[0-9a-z]{20,40}$/ },
} satisfies Record<SlotName, { registeredAs: string; pattern: RegExp }>;

export type SmsCopy = Record<SmsTemplateName, SmsTemplate>;

/**
 * Where the short private link of a booking begins, as it is whitelisted at the portal; what follows is the slot `code`,
 * in the fragment, which no server and no log ever sees. Up to 32 characters cost no further part of a text.
 */
export const linkBase = (publicUrl: string): string => `${publicUrl}/t#`;

/** The text to give to the portal, each slot replaced by its registered type. */
export function toRegisteredText(template: SmsTemplate, publicUrl: string): string {
  return template.text
    .replace("{base}", linkBase(publicUrl))
    .replace(/\{(\w+)\}/g, (_slot, name: SlotName) => slotTypes[name].registeredAs);
}
