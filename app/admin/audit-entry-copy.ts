import type { AuditAction, AuditFacts } from "#booking/audit-log/audit-entry.ts";
import { rupees } from "#platform/money.ts";

const sentences: { [Action in AuditAction]: (facts: AuditFacts[Action]) => string } = {
  cancel_booking: (facts) => `Cancelled a booking${amountOf(facts)}`,
  cancel_event: (facts) =>
    facts.scope === "keep_fee"
      ? "Cancelled the event; the fee was kept"
      : "Cancelled the event; everything paid is refunded",
  give_back_money: (facts) => `Gave back a payment of the wrong amount${amountOf(facts)}`,
  retry_refund: (facts) => `Requested a refund again${amountOf(facts)}`,
  pay_out_by_hand: (facts) => `Paid a refund out by hand${amountOf(facts)}, reference ${facts.reference}`,
  mark_resolved: () => "Marked something that needed attention as resolved",
  resend_messages: ({ count }) => `Sent ${count === 1 ? "a message" : `${count} messages`} again`,
  publish_event: () => "Published the event",
  close_sale: () => "Closed the sale",
  open_sale_again: () => "Opened the sale again",
  change_capacity: (facts) =>
    `Changed the places${facts.from === facts.to ? "" : ` from ${facts.from} to ${facts.to}`}${facts.categories ? ` (${facts.categories})` : ""}`,
  change_categories: ({ removed, prices }) =>
    [removed ? `Removed a category (${removed})` : "", prices ? `Changed prices (${prices})` : ""]
      .filter(Boolean)
      .join(". "),
  unpublish_event: () => "Took the event back to a draft",
  pause_sale: () => "Paused the sale",
  resume_sale: () => "Resumed the sale",
  change_pace: ({ from, to }) => `Changed how many people are called per second, at most, from ${from} to ${to}`,
  change_concurrency: ({ from, to }) => `Changed how many people may book at the same time from ${from} to ${to}`,
  change_notice: ({ from, to, language }) =>
    to === ""
      ? `Removed the ${LANGUAGE_NAMES[language]} notice: “${from}”`
      : `Posted the ${LANGUAGE_NAMES[language]} notice: “${to}”`,
};

const LANGUAGE_NAMES = { en: "English", hi: "Hindi", mr: "Marathi" };

/** What an organizer did, in a sentence. */
export const auditEntryCopy = <Action extends AuditAction>({
  action,
  facts,
}: {
  action: Action;
  facts: AuditFacts[Action];
}): string => sentences[action](facts);

const amountOf = ({ amountPaise }: { amountPaise: number }): string =>
  amountPaise > 0 ? ` (${rupees(amountPaise)})` : "";
