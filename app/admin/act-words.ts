import type { Act, ActName } from "#booking/organizers/act.ts";
import { rupees } from "#platform/money.ts";

const said: Record<ActName, (facts: Act["facts"]) => string> = {
  cancel_booking: (facts) => `Cancelled a booking${amountOf(facts)}`,
  cancel_event: (facts) =>
    facts.scope === "keep_fee" ? "Cancelled the event; the fee was kept" : "Cancelled the event; everything goes back",
  give_back_money: (facts) => `Gave quarantined money back${amountOf(facts)}`,
  retry_refund: (facts) => `Asked for a refund once more${amountOf(facts)}`,
  pay_out_by_hand: (facts) => `Paid a refund out by hand${amountOf(facts)}, reference ${facts.reference}`,
  mark_dealt_with: () => "Marked something as dealt with",
};

/** What an organizer did, in a sentence. */
export const actWords = ({ act, facts }: Act): string => said[act](facts);

const amountOf = ({ amountPaise }: Act["facts"]): string =>
  typeof amountPaise === "number" && amountPaise > 0 ? ` (${rupees(amountPaise)})` : "";
