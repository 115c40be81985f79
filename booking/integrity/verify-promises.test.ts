import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openDatabase, openPool } from "#platform/database.ts";
import { setDatabaseTimeouts } from "#platform/database-timeouts.sql.ts";
import { UNLIMITED } from "#platform/open-rate-limiter.ts";
import { brokenPromises } from "#tests/builders/broken-promises.ts";
import { aMixedSale, controlRazorpay, type MixedSale } from "#tests/builders/mixed-sale.ts";
import { type TestClock, testClock } from "#tests/builders/test-clock.ts";
import { aVisitor, payAt } from "#tests/builders/visitor.ts";
import { openTestStartline, type TestStartline } from "#tests/setup/startline.ts";
import { brokenOf, exitCodeOf, type Finding } from "./promises.ts";
import { verifyPromises } from "./verify-promises.ts";

let opened: TestStartline;
let clock: TestClock;
let sale: MixedSale;

const TABLES =
  `events bookings payments refunds disputes ledger_entries messages attention_items event_capacity category_capacity
  call_windows webhook_deliveries razorpay_orders waiting_rooms`.split(/\s+/);

const run = (statement: string) => sql.raw(statement).execute(opened.startline.db);

beforeAll(async () => {
  clock = testClock();
  opened = await openTestStartline(clock);
  sale = await aMixedSale(opened, clock);
  // The database itself forbids much of what is done to it below.
  await run(
    `DROP INDEX one_live_booking_per_ticket, one_booking_per_phone, one_booking_per_email, one_booking_per_phone_and_name, one_booking_per_email_and_name, one_accepted_payment_per_booking`,
  );
  await run(`ALTER TABLE event_capacity DROP CONSTRAINT event_never_oversold`);
  await run(`ALTER TABLE category_capacity DROP CONSTRAINT category_never_oversold`);
  await run(`ALTER TABLE payments DROP CONSTRAINT payment_stored_once`);
  await run(`ALTER TABLE razorpay_orders DISABLE TRIGGER play_money_stays_apart`);
  await run(`ALTER TABLE ledger_entries DISABLE TRIGGER USER`);
  await run(`CREATE SCHEMA as_it_was`);
  for (const table of TABLES) await run(`CREATE TABLE as_it_was.${table} AS SELECT * FROM ${table}`);
});
afterEach(async () => {
  await run(`TRUNCATE ${TABLES.join(", ")}`);
  for (const table of TABLES) await run(`INSERT INTO ${table} SELECT * FROM as_it_was.${table}`);
});
afterAll(() => opened.close());

const broken = async () => (await brokenPromises(opened.startline)).filter(({ holds }) => holds === false);
const saying = (findings: Finding[], check: string) =>
  findings.find((finding) => finding.check === check)?.offenders ?? [];

test("a sale to which all happened that happens to money keeps every promise", async () => {
  expect(await brokenPromises(opened.startline)).toEqual([]);
  expect(await brokenPromises(opened.startline, sale.event.id)).toEqual([]);
});

test("an event that broke a promise is not held against another", async () => {
  await run(`UPDATE event_capacity SET held = held + 1`);
  expect(await brokenPromises(opened.startline, "evt_elsewhere")).toEqual([]);
  expect(await brokenPromises(opened.startline, sale.event.id)).toHaveLength(1);
});

/** A check, what is done to the rows, and whose id must be named. */
type Break = [check: string, statement: (sale: MixedSale) => string, offender: (sale: MixedSale) => string];

const ofBooking = (id: string) => `booking_id = '${id}'`;
const BREAKS: Break[] = [
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
  [
    "Every order is at Razorpay, for its booking and of its amount.",
    ({ paid }) => `UPDATE razorpay_orders SET order_id = 'order_00000000000000' WHERE ${ofBooking(paid.bookingId)}`,
    () => "order_00000000000000",
  ],
  [
    "Every order is at Razorpay, for its booking and of its amount.",
    ({ paid, held }) =>
      `UPDATE razorpay_orders SET booking_id = '${held.bookingId}' WHERE ${ofBooking(paid.bookingId)}`,
    ({ held }) => held.bookingId,
  ],
  [
    "Every order is at Razorpay, for its booking and of its amount.",
    ({ paid }) => `UPDATE bookings SET amount_paise = 152501 WHERE id = '${paid.bookingId}'`,
    () => "152501",
  ],
  [
    "Razorpay has captured nothing for our orders that we do not know.",
    ({ paid }) => `DELETE FROM payments WHERE ${ofBooking(paid.bookingId)}`,
    ({ paid }) => paid.paymentId,
  ],
  ...["amount_paise", "gateway_fee_paise", "gateway_tax_paise"].map(
    (column): Break => [
      "Of every captured payment Razorpay says the same amount, fee and tax as our rows.",
      ({ paid }) => `UPDATE payments SET ${column} = ${column} + 1 WHERE ${ofBooking(paid.bookingId)}`,
      ({ paid }) => paid.bookingId,
    ],
  ),
  ...[
    ({ late }: MixedSale) => `DELETE FROM refunds WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) => `UPDATE refunds SET amount_paise = amount_paise - 1 WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) =>
      `UPDATE refunds SET razorpay_refund_id = 'rfnd_elsewhere' WHERE ${ofBooking(late.bookingId)}`,
    ({ late }: MixedSale) => `UPDATE refunds SET state = 'wanted' WHERE ${ofBooking(late.bookingId)}`,
  ].map(
    (statement): Break => [
      "Of every captured payment Razorpay has given back what our rows say.",
      statement,
      ({ late }) => late.bookingId,
    ],
  ),
  ...[
    ({ paid }: MixedSale) => `UPDATE ledger_entries SET amount_paise = amount_paise - 1
      WHERE posting = 'capture:${paid.paymentId}' AND account = 'gateway_balance'`,
    ({ disputed }: MixedSale) => `DELETE FROM ledger_entries WHERE posting = 'dispute:${disputed.disputeId}'`,
    ({ late }: MixedSale) =>
      `DELETE FROM ledger_entries WHERE ${ofBooking(late.bookingId)} AND posting LIKE 'refund:%'`,
  ].map(
    (statement): Break => [
      "The ledger has at Razorpay what is there: captured less fees, refunds and lost disputes.",
      statement,
      () => "order_",
    ],
  ),
];

const aDelivery = (state: string, at: number) => `
  INSERT INTO webhook_deliveries (provider, provider_event_id, event_type, raw_body, state, next_attempt_at, received_at)
  VALUES ('razorpay', 'whd_1', 'payment.captured', '{}', '${state}', now(), '${new Date(at).toISOString()}')`;

test.each(BREAKS.map(([check, statement, offender], index) => ({ check, statement, offender, index })))(
  "broken by hand, is found ($index): $check",
  async ({ check, statement, offender }) => {
    await run(statement(sale));
    const offenders = saying(await broken(), check);
    expect(offenders, check).not.toEqual([]);
    expect(await namesOf(offenders)).toContain(offender(sale));
  },
);

/** The offenders' text, and of ids of ours the booking and Razorpay's payment that they belong to. */
async function namesOf(offenders: string[]): Promise<string> {
  const ids = offenders.map((offender) => offender.split(": ")[0] as string);
  const { rows } = await sql<{ names: string }>`
    SELECT booking_id || ' ' || razorpay_payment_id AS names FROM payments WHERE id = ANY (${ids}::text[])
    UNION ALL SELECT booking_id || ' ' || razorpay_payment_id FROM refunds WHERE id = ANY (${ids}::text[])
    UNION ALL SELECT booking_id || ' ' || razorpay_payment_id FROM as_it_was.refunds WHERE id = ANY (${ids}::text[])
    UNION ALL SELECT l.booking_id FROM ledger_entries l WHERE l.posting = ANY (${ids}::text[])`.execute(
    opened.startline.db,
  );
  return [...offenders, ...rows.map(({ names }) => names)].join("\n");
}

const TIMEOUTS_CHECK = "No connection can hold a place's lock for ever: the database has its time-outs.";

test("a database that was restored without its time-outs is found", async () => {
  const url = new URL(opened.startline.config.DATABASE_URL);
  await run(`ALTER DATABASE "${url.pathname.slice(1)}" RESET lock_timeout`);
  // A connection keeps what it began with.
  const db = openDatabase(openPool(url.href, 2));
  try {
    const findings = await brokenPromises({ ...opened.startline, db });
    expect(saying(findings, TIMEOUTS_CHECK)).toEqual([expect.stringContaining("lock_timeout")]);
  } finally {
    await setDatabaseTimeouts(db);
    await db.destroy();
  }
});

test("every check has a test that breaks it", async () => {
  const { db, clock: time, log, gateway } = opened.startline;
  const findings = await verifyPromises({ db, gateway, clock: time, log });
  const known = new Set([...BREAKS.map(([check]) => check), TIMEOUTS_CHECK]);
  expect(findings.map(({ check }) => check).filter((check) => !known.has(check))).toEqual([]);
});

/** The findings that need Razorpay's answers. */
async function ofGateway(findings: readonly Finding[]): Promise<Finding[]> {
  const notAsked = brokenOf(await verifyPromises({ ...opened.startline, gateway: null })).map(({ check }) => check);
  return findings.filter(({ check }) => notAsked.includes(check));
}

test("what could not be asked is said, and is no success", async () => {
  const { startline, razorpay } = opened;
  await controlRazorpay(razorpay.url, "/faults", { where: "api_before", what: "503" });
  const away = await verifyPromises({ ...startline, rateLimiter: UNLIMITED });
  await fetch(`${razorpay.url}/_sim/faults`, { method: "DELETE" });
  const notAsked = await verifyPromises({ ...startline, gateway: null });

  for (const findings of [away, notAsked]) {
    expect(exitCodeOf(findings)).toBe(2);
    expect(brokenOf(findings).map(({ holds }) => holds)).toEqual(Array(5).fill(null));
  }
  expect(brokenOf(away)[0]?.offenders[0]).toContain("Razorpay could not be asked");
});

test("a payment whose order has no row of its own is asked about all the same", async () => {
  const { startline, razorpay } = opened;
  await run(`DELETE FROM razorpay_orders`);
  const asked = await ofGateway(await verifyPromises({ ...startline, rateLimiter: UNLIMITED }));
  expect(asked.map(({ holds, isOfNothing }) => [holds, isOfNothing])).toEqual(Array(5).fill([true, undefined]));

  await controlRazorpay(razorpay.url, "/faults", { where: "api_before", what: "503" });
  const away = await verifyPromises({ ...startline, rateLimiter: UNLIMITED });
  await fetch(`${razorpay.url}/_sim/faults`, { method: "DELETE" });
  expect((await ofGateway(away)).map(({ holds }) => holds)).toEqual(Array(5).fill(null));
});

test("where there is no order, each comparison with Razorpay says that there was nothing to compare", async () => {
  const findings = await verifyPromises(opened.startline, { eventId: "evt_elsewhere" });
  expect((await ofGateway(findings)).map(({ holds, isOfNothing }) => [holds, isOfNothing])).toEqual(
    Array(5).fill([true, true]),
  );
  expect(findings.filter(({ isOfNothing }) => isOfNothing)).toHaveLength(5);
  expect(exitCodeOf(findings)).toBe(0);
});

test("where a worker is meant to run, work that is due for an hour is a broken promise", async () => {
  const findings = await verifyPromises({ ...opened.startline, gateway: null }, { isWorkExpected: true });
  expect(findings.filter(({ holds }) => holds === false).map(({ check }) => check)).toContain(
    "No message has been due for over an hour.",
  );
  expect(exitCodeOf(findings)).toBe(1);
});

// Last, because Razorpay's books are not restored.
test("money that Razorpay moved and nobody told us of is found, and what is younger than the grace is not yet", async () => {
  const { startline, api, razorpay } = opened;
  await controlRazorpay(razorpay.url, `/payments/${sale.paid.paymentId}/refund`, { amount: 100 });
  const visitor = aVisitor((path, init) => api.request(path, init), sale.event);
  await payAt(razorpay.url, await visitor.toCheckout());

  const found = await broken();
  expect(found.map(({ check }) => check)).toEqual([
    "Razorpay has captured nothing for our orders that we do not know.",
    "Of every captured payment Razorpay has given back what our rows say.",
    "The ledger has at Razorpay what is there: captured less fees, refunds and lost disputes.",
  ]);
  clock.set(new Date());
  const later = await verifyPromises(startline, { graceSeconds: 60 });
  expect(brokenOf(later).map(({ check }) => check)).not.toContain(found[0]?.check);
});
