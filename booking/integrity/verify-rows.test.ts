import { expect, test } from "vitest";
import { openDatabase, openPool } from "#platform/database.ts";
import { setDatabaseTimeouts } from "#platform/database-timeouts.sql.ts";
import { aBreakableSale, type Break, ofBooking } from "#tests/builders/breakable-sale.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import type { MixedSale } from "#tests/builders/mixed-sale.ts";
import { verifyPromises } from "./verify-promises.ts";

const { opened, clock, run, expectFound } = await aBreakableSale();

/** Two who wait, of whom the later one was offered `bookingId`. */
const aWaitlist = ({ event }: MixedSale, bookingId: string) => `
  INSERT INTO waitlist_entries (event_id, id, position, request_id, category_id, name, phone, email, email_key, language, joined_at,
    booking_id, offered_at)
  VALUES ('${event.id}', 'wle_first', 1, '1', 'cat_full', 'Asha', '1', '1', '1', 'en', now(), NULL, NULL),
         ('${event.id}', 'wle_second', 2, '2', 'cat_full', 'Ravi', '2', '2', '2', 'en', now(), '${bookingId}', now());`;
const BREAKS: Break[] = [
  [
    "Each place that was offered to somebody on a waitlist is a booking of theirs, and of nobody else there.",
    (sale) => aWaitlist(sale, sale.held.bookingId),
    () => "wle_second",
  ],
  [
    "Each place that was offered to somebody on a waitlist is a booking of theirs, and of nobody else there.",
    ({ held }) => `UPDATE bookings SET ticket_id = 'wle_nobody' WHERE id = '${held.bookingId}'`,
    ({ held }) => held.bookingId,
  ],
  [
    "Nobody on a waitlist was overtaken in their category by whoever joined it after them.",
    (sale) => aWaitlist(sale, sale.held.bookingId),
    () => "wle_first",
  ],
  [
    "Of every place that was offered to somebody on a waitlist they are told.",
    (sale) => aWaitlist(sale, sale.held.bookingId),
    () => "wle_second",
  ],
  [
    "The counters of each event are what its bookings and open calls add up to.",
    () => `UPDATE event_capacity SET called = called + 1`,
    ({ event }) => event.id,
  ],
  [
    "The counters of each event are what its bookings and open calls add up to.",
    ({ paid }) =>
      `UPDATE bookings SET state = 'released', confirmed_at = NULL, ended_at = now() WHERE id = '${paid.bookingId}'`,
    ({ event }) => event.id,
  ],
  [
    "The counters of each category are what its bookings add up to.",
    () => `UPDATE category_capacity SET confirmed = confirmed - 1, held = held + 1`,
    ({ event }) => `${event.id} cat_full`,
  ],
  [
    "The counters of each category are what its bookings add up to.",
    ({ held }) => `UPDATE bookings SET category_id = 'cat_gone' WHERE id = '${held.bookingId}'`,
    ({ event }) => `${event.id} cat_gone`,
  ],
  [
    "No event has given away more places than it has.",
    () => `UPDATE event_capacity SET capacity = 4`,
    ({ event }) => event.id,
  ],
  [
    "No category has given away more places than it has.",
    () => `UPDATE category_capacity SET capacity = 4`,
    ({ event }) => `${event.id} cat_full`,
  ],
  [
    "No queue ticket has two live bookings.",
    ({ paid, held }) => `UPDATE bookings b SET ticket_id = o.ticket_id FROM bookings o
      WHERE b.id = '${held.bookingId}' AND o.id = '${paid.bookingId}'`,
    ({ paid }) => paid.bookingId,
  ],
  ...["phone_key", "email_key"].map(
    (key): Break => [
      "No phone and no email address has more bookings that are paying or confirmed than it may.",
      ({ paid, surplus }) => `UPDATE bookings b SET ${key} = o.${key} FROM bookings o
        WHERE b.id = '${surplus.bookingId}' AND o.id = '${paid.bookingId}'`,
      ({ paid }) => paid.bookingId,
    ],
  ),
  [
    "Everybody who is called finds a place in some category.",
    ({ event }) => `INSERT INTO call_windows (event_id, first_number, called_at, last_number, granted, expires_at)
      VALUES ('${event.id}', 100, now(), 109, 10, now())`,
    ({ event }) => event.id,
  ],
  [
    "No place was taken back before its keptUntil.",
    ({ late }) => `UPDATE bookings SET kept_until = ended_at + interval '1 second' WHERE id = '${late.bookingId}'`,
    ({ late }) => late.bookingId,
  ],
  [
    "Nobody who paid before payBy, and whose payment was known by keptUntil, lost the place.",
    ({
      late,
    }) => `UPDATE bookings b SET pay_by = p.created_at + interval '1 minute', kept_until = r.created_at + interval '1 minute'
      FROM payments p JOIN refunds r ON r.payment_id = p.id WHERE p.booking_id = b.id AND b.id = '${late.bookingId}'`,
    ({ late }) => late.bookingId,
  ],
  ...[
    "confirmed_at = NULL",
    "ended_at = now()",
    "pay_by = created_at - interval '1 second'",
    "state = 'cancelled', ended_at = confirmed_at - interval '1 second'",
    "state = 'paying', pay_by = NULL, confirmed_at = NULL",
  ].map(
    (change): Break => [
      "Each booking has the times that its state needs.",
      ({ paid }) => `ALTER TABLE bookings DROP CONSTRAINT IF EXISTS paying_knows_its_clock;
        UPDATE bookings SET ${change} WHERE id = '${paid.bookingId}'`,
      ({ paid }) => paid.bookingId,
    ],
  ),
  ...[
    "DELETE FROM payments WHERE",
    "UPDATE payments SET amount_paise = amount_paise - 1 WHERE",
    "UPDATE payments SET currency = 'USD' WHERE",
    "UPDATE payments SET captured_at = NULL WHERE",
    "UPDATE payments SET role = 'surplus' WHERE",
  ].map(
    (change): Break => [
      "Every confirmed booking that is neither complimentary nor added for cash has one accepted, captured payment of its amount.",
      ({ paid }) => `${change} ${ofBooking(paid.bookingId)}`,
      ({ paid }) => paid.bookingId,
    ],
  ),
  [
    "No confirmed booking's payment has gone back whole, unless somebody did it at Razorpay and an organizer was told.",
    ({ partlyRefunded }) => `UPDATE refunds SET amount_paise = 152500 WHERE ${ofBooking(partlyRefunded.bookingId)};
      DELETE FROM attention_items`,
    ({ partlyRefunded }) => partlyRefunded.bookingId,
  ],
  [
    "An accepted payment belongs to a booking that is confirmed, or was until it was cancelled.",
    ({ late }) => `UPDATE payments SET role = 'accepted' WHERE ${ofBooking(late.bookingId)}`,
    ({ late }) => late.bookingId,
  ],
  [
    "Every captured payment is accepted, goes back whole, or waits in quarantine.",
    ({ late }) => `DELETE FROM refunds WHERE ${ofBooking(late.bookingId)}`,
    ({ late }) => late.paymentId,
  ],
  [
    "Every captured payment is accepted, goes back whole, or waits in quarantine.",
    ({ surplus }) => `UPDATE refunds SET amount_paise = amount_paise - 1 WHERE ${ofBooking(surplus.bookingId)}`,
    ({ surplus }) => surplus.bookingId,
  ],
  [
    "Every captured payment is accepted, goes back whole, or waits in quarantine.",
    ({ late }) => `UPDATE refunds SET state = 'failed' WHERE ${ofBooking(late.bookingId)}`,
    ({ late }) => late.paymentId,
  ],
  [
    "Of a cancelled booking's payment at least the organizer's share goes back.",
    ({ feeKept }) => `UPDATE refunds SET amount_paise = amount_paise - 1 WHERE ${ofBooking(feeKept.bookingId)}`,
    ({ feeKept }) => feeKept.bookingId,
  ],
  [
    "No payment goes back, by refunds and lost disputes, by more than was captured.",
    ({ cancelled }) => `UPDATE refunds SET amount_paise = amount_paise + 1 WHERE ${ofBooking(cancelled.bookingId)}`,
    ({ cancelled }) => cancelled.bookingId,
  ],
  [
    "No payment of Razorpay pays for two bookings, and no booking is paid for twice.",
    ({ paid, surplus }) => `UPDATE payments SET razorpay_payment_id = '${paid.paymentId}'
      WHERE ${ofBooking(surplus.bookingId)} AND role = 'accepted'`,
    ({ paid }) => paid.paymentId,
  ],
  [
    "No payment of Razorpay pays for two bookings, and no booking is paid for twice.",
    ({ surplus }) => `UPDATE payments SET role = 'accepted' WHERE ${ofBooking(surplus.bookingId)}`,
    ({ surplus }) => surplus.bookingId,
  ],
  [
    "Each payment and refund has what its state needs.",
    ({ paid }) => `UPDATE payments SET state = 'authorized' WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }) => paid.bookingId,
  ],
  [
    "Each payment and refund has what its state needs.",
    ({ late }) => `UPDATE refunds SET razorpay_refund_id = NULL WHERE ${ofBooking(late.bookingId)}`,
    ({ late }) => late.bookingId,
  ],
  [
    "No rehearsal has real money, and no other event play money.",
    ({ paid }) =>
      `UPDATE razorpay_orders SET order_id = 'order_play_00000000000000' WHERE booking_id = '${paid.bookingId}'`,
    () => "order_play_00000000000000",
  ],
  [
    "A payment in quarantine is on a person's list until its money has moved.",
    ({ paid }) => `UPDATE payments SET role = 'quarantine' WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }) => paid.bookingId,
  ],
  [
    "Every posting sums to zero.",
    ({ paid }) =>
      `UPDATE ledger_entries SET amount_paise = amount_paise + 1 WHERE posting = 'accept:${paid.paymentId}'`,
    ({ paid }) => `accept:${paid.paymentId}`,
  ],
  [
    "The entries of every booking, and of all together, sum to zero.",
    ({ paid, surplus }) => `UPDATE ledger_entries SET booking_id = '${surplus.bookingId}'
      WHERE posting = 'accept:${paid.paymentId}' AND account = 'platform_fee'`,
    ({ paid }) => paid.bookingId,
  ],
  ...[
    ({ paid }: MixedSale) => `DELETE FROM ledger_entries WHERE posting = 'capture:${paid.paymentId}'`,
    ({ paid }: MixedSale) => `DELETE FROM ledger_entries WHERE posting = 'gateway_fee:${paid.paymentId}'`,
    ({ paid }: MixedSale) =>
      `UPDATE payments SET gateway_tax_paise = gateway_tax_paise + 1 WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }: MixedSale) => `DELETE FROM payments WHERE ${ofBooking(paid.bookingId)}`,
  ].map(
    (statement): Break => [
      "Every captured payment, and nothing else, is booked with its amount and what Razorpay kept of it.",
      statement,
      ({ paid }) => paid.paymentId,
    ],
  ),
  ...[
    ({ paid }: MixedSale) => `DELETE FROM ledger_entries WHERE posting = 'accept:${paid.paymentId}'`,
    ({ paid }: MixedSale) => `UPDATE payments SET role = 'surplus' WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }: MixedSale) => `UPDATE bookings SET platform_fee_paise = 2400 WHERE id = '${paid.bookingId}'`,
  ].map(
    (statement): Break => [
      "Every accepted payment, and nothing else, is booked as the organizer's share and our fee.",
      statement,
      ({ paid }) => paid.paymentId,
    ],
  ),
  ...[
    ({ late }: MixedSale) =>
      `DELETE FROM ledger_entries WHERE ${ofBooking(late.bookingId)} AND posting LIKE 'refund:%'`,
    ({ late }: MixedSale) => `UPDATE refunds SET state = 'failed' WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) => `UPDATE refunds SET payout_reference = 'cheque 7' WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) => `DELETE FROM refunds WHERE ${ofBooking(late.bookingId)}`,
  ].map(
    (statement): Break => [
      "Every processed refund, and nothing else, is booked as money that went back, from where it was paid.",
      statement,
      ({ late }) => late.bookingId,
    ],
  ),
  ...[
    ({ disputed }: MixedSale) => `UPDATE disputes SET state = 'won' WHERE ${ofBooking(disputed.bookingId)}`,
    ({ disputed }: MixedSale) => `DELETE FROM ledger_entries WHERE posting = 'dispute:${disputed.disputeId}'`,
  ].map(
    (statement): Break => [
      "Every lost dispute, and nothing else, is booked as money that the bank took back.",
      statement,
      ({ disputed }) => disputed.disputeId,
    ],
  ),
  [
    "Our fee is booked for every booking that was paid for, and none is kept of money that went back whole.",
    ({ cancelled }) => `UPDATE ledger_entries
      SET amount_paise = amount_paise + CASE account WHEN 'platform_fee' THEN -1 WHEN 'organizer_payable' THEN 1 ELSE 0 END
      WHERE ${ofBooking(cancelled.bookingId)} AND posting LIKE 'refund:%'`,
    ({ cancelled }) => cancelled.bookingId,
  ],
  ...["email", "sms"].map(
    (channel): Break => [
      "Every booking that was ever confirmed owes one confirmation by email and one by SMS.",
      ({ cancelled }) => `DELETE FROM messages
        WHERE ${ofBooking(cancelled.bookingId)} AND kind = 'booking_confirmed' AND channel = '${channel}'`,
      ({ cancelled }) => cancelled.bookingId,
    ],
  ),
  [
    "Every booking that was ever confirmed owes one confirmation by email and one by SMS.",
    ({ paid }) => `INSERT INTO messages (event_id, id, booking_id, kind, channel, about_id, next_attempt_at, created_at)
      SELECT event_id, id || '2', booking_id, kind, channel, 'again', now(), now() FROM messages WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }) => paid.bookingId,
  ],
  [
    "No booking that never was confirmed has a confirmation.",
    ({ paid, held }) => `UPDATE messages SET booking_id = '${held.bookingId}' WHERE ${ofBooking(paid.bookingId)}`,
    ({ held }) => held.bookingId,
  ],
  ...(["surplus", "cancelled", "partlyRefunded", "late"] as const).map(
    (which): Break => [
      "Of every refund that is processed the person is told.",
      (all) => `DELETE FROM messages WHERE ${ofBooking(all[which].bookingId)} AND about_id <> '' AND channel = 'email'`,
      (all) => all[which].bookingId,
    ],
  ),
  [
    "Of every cancelled booking, and of money that we left untaken, the person is told.",
    ({ cancelled }) => `DELETE FROM messages
      WHERE ${ofBooking(cancelled.bookingId)} AND kind = 'booking_cancelled' AND channel = 'sms'`,
    ({ cancelled }) => cancelled.bookingId,
  ],
  [
    "Of every cancelled booking, and of money that we left untaken, the person is told.",
    ({ late }) => `UPDATE payments SET state = 'authorized', captured_at = NULL WHERE ${ofBooking(late.bookingId)}`,
    ({ late }) => late.bookingId,
  ],
  [
    "No webhook waits for over an hour, or was given up, without being on a person's list.",
    () => aDelivery("received", clock.now().getTime() - 3_601_000),
    () => "whd_1",
  ],
  [
    "No webhook waits for over an hour, or was given up, without being on a person's list.",
    () => aDelivery("failed", clock.now().getTime()),
    () => "whd_1",
  ],
];

const aDelivery = (state: string, at: number) => `
  INSERT INTO webhook_deliveries (provider, provider_event_id, event_type, raw_body, state, next_attempt_at, received_at)
  VALUES ('razorpay', 'whd_1', 'payment.captured', '{}', '${state}', now(), '${new Date(at).toISOString()}')`;

test.each(BREAKS.map((each, index) => ({ each, check: each[0], index })))(
  "broken by hand, is found ($index): $check",
  ({ each }) => expectFound(each),
);

const TIMEOUTS_CHECK = "No connection can hold a place's lock for ever: the database has its time-outs.";

test("a database that was restored without its time-outs is found", async () => {
  const url = new URL(opened.startline.config.DATABASE_URL);
  await run(`ALTER DATABASE "${url.pathname.slice(1)}" RESET lock_timeout`);
  // A connection keeps what it began with.
  const db = openDatabase(openPool(url.href, 2));
  try {
    const findings = await brokenPromises({ ...opened.startline, db });
    expect(findings.find(({ check }) => check === TIMEOUTS_CHECK)?.offenders).toEqual([
      expect.stringContaining("lock_timeout"),
    ]);
  } finally {
    await setDatabaseTimeouts(db);
    await db.destroy();
  }
});

test("every check of our rows has a test that breaks it", async () => {
  const findings = await verifyPromises({ ...opened.startline, gateway: null });
  const known = new Set([...BREAKS.map(([check]) => check), TIMEOUTS_CHECK]);
  const ofRows = findings.filter(({ holds }) => holds !== null).map(({ check }) => check);
  expect(ofRows.filter((check) => !known.has(check))).toEqual([]);
});
