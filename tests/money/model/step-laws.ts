import { NEXT_STATES } from "#booking/bookings/booking.ts";
import type { Rows } from "./rows.ts";

const sum = (amounts: number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** What is broken after a step, whatever the step was. */
export function lawsBrokenNow(rows: Rows): string[] {
  return [...placesBroken(rows), ...moneyBroken(rows), ...transfersBroken(rows)];
}

/** Each acceptance makes new links, once, and tells the former rider by one email. */
function transfersBroken({ bookings, transfers, messages }: Rows): string[] {
  return bookings.flatMap(({ id, link_generation }) => {
    const accepted = transfers.filter(({ booking_id, state }) => booking_id === id && state === "accepted");
    const told = messages.filter(({ booking_id, kind }) => booking_id === id && kind === "transfer_done");
    const isRight = link_generation === accepted.length && told.length === accepted.length;
    return isRight
      ? []
      : [`${id}: ${accepted.length} transfers, links of ${link_generation}, told ${told.length} times`];
  });
}

function placesBroken({ bookings, counts, called }: Rows): string[] {
  return counts.flatMap((count) => {
    const own = bookings.filter((booking) => count.category_id === null || booking.category_id === count.category_id);
    const held = own.filter(({ state }) => state === "held" || state === "paying").length;
    const confirmed = own.filter(({ state }) => state === "confirmed").length;
    const where = count.category_id ?? "the event";
    const broken = [];
    if (held !== count.held || confirmed !== count.confirmed) broken.push(`${where}: counters are not what rows say`);
    if (count.category_id === null && called !== count.called) broken.push(`${where}: called is not what windows say`);
    if (count.held + count.confirmed + count.called > count.capacity) broken.push(`${where}: oversold`);
    return broken;
  });
}

function moneyBroken({ bookings, payments, refunds, messages, entries }: Rows): string[] {
  const broken: string[] = [];
  for (const [posting, own] of Object.entries(Object.groupBy(entries, (entry) => entry.posting))) {
    if (sum(own?.map((entry) => entry.amount_paise) ?? []) !== 0) broken.push(`posting ${posting} is not balanced`);
  }
  for (const booking of bookings) {
    const accepted = payments.filter(({ booking_id, role }) => booking_id === booking.id && role === "accepted");
    const isPaid = booking.ticket_id !== null && (booking.state === "confirmed" || booking.state === "cancelled");
    if (accepted.length !== (isPaid ? 1 : 0)) broken.push(`${booking.state} with ${accepted.length} accepted payments`);
    const told = messages.filter(({ booking_id, kind }) => booking_id === booking.id && kind === "booking_confirmed");
    if (told.length !== (booking.confirmed_at ? 2 : 0))
      broken.push(`${booking.state}: ${told.length} confirmations owed`);
  }
  for (const payment of payments) {
    const live = refunds.filter(({ payment_id, state }) => payment_id === payment.id && state !== "failed");
    const claimed = sum(live.map((refund) => refund.amount_paise));
    if (claimed > payment.amount_paise) broken.push(`${payment.razorpay_payment_id}: more goes back than was paid`);
  }
  return broken;
}

const PAYMENT_RANK = ["created", "failed", "authorized", "captured", "refunded"];
const NEXT_REFUND_STATES = {
  wanted: ["requested", "processed", "failed"],
  requested: ["processed", "failed"],
  processed: ["failed"], // Razorpay takes back what it said.
  failed: ["processed"], // Paid out by hand.
};

/** What went backwards, or was decided twice, between two readings. */
export function lawsBrokenBetween(before: Rows, after: Rows): string[] {
  const broken: string[] = [];
  const each = <Row extends { id: string }>(
    rows: (of: Rows) => Row[],
    check: (was: Row, is: Row) => boolean | string,
  ) => {
    const was = new Map(rows(before).map((row) => [row.id, row]));
    for (const row of rows(after)) {
      const former = was.get(row.id);
      const fault = former && check(former, row);
      if (fault) broken.push(`${row.id}: ${fault}`);
      was.delete(row.id);
    }
    for (const id of was.keys()) broken.push(`${id} is gone`);
  };
  each(
    (rows) => rows.bookings,
    (was, is) => was.state !== is.state && !isReachable(was.state, is.state) && `${was.state} became ${is.state}`,
  );
  each(
    (rows) => rows.payments,
    (was, is) =>
      (PAYMENT_RANK.indexOf(is.state) < PAYMENT_RANK.indexOf(was.state) && `${was.state} became ${is.state}`) ||
      (was.role !== null && was.role !== is.role && `${was.role} became ${is.role}`),
  );
  each(
    (rows) => rows.refunds,
    (was, is) => was.state !== is.state && !isNext(was.state, is.state) && `${was.state} became ${is.state}`,
  );
  return broken;
}

const isNext = (was: keyof typeof NEXT_REFUND_STATES, is: string): boolean =>
  NEXT_REFUND_STATES[was].includes(is) ||
  NEXT_REFUND_STATES[was].some((step) => NEXT_REFUND_STATES[step as "wanted"].includes(is));

/** A step of ours may hold several changes. */
function isReachable(was: keyof typeof NEXT_STATES, is: string): boolean {
  const seen = new Set<string>([was]);
  for (const state of seen) for (const next of NEXT_STATES[state as typeof was]) seen.add(next);
  return seen.has(is);
}
