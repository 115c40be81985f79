import { sql } from "kysely";
import { afterAll, afterEach, expect } from "vitest";
import { openTestStartline } from "#tests/setup/startline.ts";
import { brokenPromises } from "./broken-promises.ts";
import { aMixedSale, type MixedSale } from "./mixed-sale.ts";
import { testClock } from "./test-clock.ts";

/** A check, what is done to the rows, and whose id must be named. */
export type Break = [check: string, statement: (sale: MixedSale) => string, offender: (sale: MixedSale) => string];

export const ofBooking = (id: string) => `booking_id = '${id}'`;

const TABLES =
  `events bookings payments refunds disputes ledger_entries messages attention_items event_capacity category_capacity
  call_windows webhook_deliveries razorpay_orders waiting_rooms waitlist_entries participants`.split(/\s+/);

/** For one test file: a sale to which all happened that happens to money. Whatever a test does to its rows is undone after it. */
export async function aBreakableSale() {
  const clock = testClock();
  const opened = await openTestStartline(clock);
  afterAll(opened.close);
  const sale = await aMixedSale(opened, clock);
  const run = (statement: string) => sql.raw(statement).execute(opened.startline.db);

  // The database itself forbids much of what tests do to it.
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

  afterEach(async () => {
    await run(`TRUNCATE ${TABLES.join(", ")}`);
    for (const table of TABLES) await run(`INSERT INTO ${table} SELECT * FROM as_it_was.${table}`);
  });

  const broken = async () => (await brokenPromises(opened.startline)).filter(({ holds }) => holds === false);

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

  return {
    opened,
    clock,
    sale,
    run,
    broken,
    /** Does to the rows what a check is there for, and expects that it finds it. */
    async expectFound([check, statement, offender]: Break) {
      await run(statement(sale));
      const offenders = (await broken()).find((finding) => finding.check === check)?.offenders ?? [];
      expect(offenders, check).not.toEqual([]);
      expect(await namesOf(offenders)).toContain(offender(sale));
    },
  };
}
