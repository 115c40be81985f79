import type { Act, ActName } from "#booking/organizers/act.ts";
import { rupees } from "#platform/money.ts";

const said: Record<ActName, (facts: Act["facts"]) => string> = {
  cancel_booking: (facts) => `Cancelled a booking${amountOf(facts)}`,
  cancel_event: (facts) =>
    facts.scope === "keep_fee" ? "Cancelled the event; the fee was kept" : "Cancelled the event; everything goes back",
  give_back_money: (facts) => `Gave quarantined money back${amountOf(facts)}`,
  retry_refund: (facts) => `Requested a refund again${amountOf(facts)}`,
  pay_out_by_hand: (facts) => `Paid a refund out by hand${amountOf(facts)}, reference ${facts.reference}`,
  mark_dealt_with: () => "Marked something as dealt with",
  resend_messages: ({ count }) => `Sent ${count === 1 ? "a message" : `${count} messages`} again`,
  publish_event: () => "Published the event",
  close_sale: () => "Closed the sale",
  open_sale_again: () => "Opened the sale again",
  change_capacity: (facts) =>
    `Changed the places${facts.from === facts.to ? "" : ` from ${facts.from} to ${facts.to}`}${facts.categories ? ` (${facts.categories})` : ""}`,
  change_categories: ({ removed, prices }) =>
    [removed ? `Took a category away (${removed})` : "", prices ? `Changed prices (${prices})` : ""]
      .filter(Boolean)
      .join(". "),
  unpublish_event: () => "Took the event back to a draft",
  pause_sale: () => "Paused the sale",
  resume_sale: () => "Let the sale go on",
  change_pace: ({ from, to }) => `Calls ${to} people a second at most, before ${from}`,
  change_concurrency: ({ from, to }) => `Lets ${to} people book at the same time, before ${from}`,
  change_notice: ({ from, to, language }) =>
    to === ""
      ? `Took the ${languages[`${language}`]} message away: “${from}”`
      : `Told everybody in ${languages[`${language}`]}: “${to}”`,
};

const languages: Record<string, string> = { en: "English", hi: "Hindi", mr: "Marathi" };

/** What an organizer did, in a sentence. */
export const actWords = ({ act, facts }: Act): string => said[act](facts);

const amountOf = ({ amountPaise }: Act["facts"]): string =>
  typeof amountPaise === "number" && amountPaise > 0 ? ` (${rupees(amountPaise)})` : "";
