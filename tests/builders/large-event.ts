import { sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { EventOnSale } from "./event-on-sale.ts";

const AT_ONCE = 10_000;

/** Writes so many confirmed and paid bookings with their people, waivers, payments and ledger, all by SQL. */
export async function confirmMany(db: Database, event: EventOnSale, count: number): Promise<void> {
  for (let from = 1; from <= count; from += AT_ONCE) {
    await confirmSome(db, event, { from, to: Math.min(count, from + AT_ONCE - 1) });
  }
}

async function confirmSome(
  db: Database,
  event: EventOnSale,
  { from, to }: { from: number; to: number },
): Promise<void> {
  const ids = sql`'bkg_' || substr(${event.id}, 5) || lpad(n::text, 17, '0')`;
  const many = sql`generate_series(${from}::integer, ${to}::integer) n`;
  await sql`INSERT INTO bookings (event_id, id, category_id, reference, state, ticket_id, queue_number, amount_paise,
      platform_fee_paise, hold_expires_at, kept_until, created_at, confirmed_at)
    SELECT ${event.id}, ${ids}, ${event.categoryId}, 'R' || lpad(n::text, 7, '0'), 'confirmed', 't' || n, n, 152500, 2500,
      now(), now(), now() - interval '1 hour' + n * interval '1 millisecond', now() FROM ${many}`.execute(db);
  await sql`INSERT INTO participants (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
    SELECT ${event.id}, ${ids}, 'Rider ' || n, '+9198' || lpad(n::text, 8, '0'), 'rider' || n || '@example.com',
      'rider' || n || '@example.com', 'mr', '{}', now() FROM ${many}`.execute(db);
  await sql`INSERT INTO waiver_signatures (event_id, booking_id, version, text_hash, language, signed_at)
    SELECT ${event.id}, ${ids}, 1, 'hash', 'mr', now() FROM ${many}`.execute(db);
  await sql`INSERT INTO payments (event_id, id, booking_id, razorpay_payment_id, razorpay_order_id, state, role, amount_paise,
      currency, created_at, updated_at, captured_at)
    SELECT ${event.id}, replace(${ids}, 'bkg_', 'pmt_'), ${ids}, 'pay_' || n, 'order_' || n, 'captured', 'accepted', 152500,
      'INR', now(), now(), now() FROM ${many}`.execute(db);
  await sql`INSERT INTO ledger_entries (event_id, posting, account, booking_id, amount_paise, created_at)
    SELECT ${event.id}, 'capture:' || n, e.account, ${ids}, e.paise, now()
    FROM ${many}, (VALUES ('gateway_balance', 152500), ('platform_fee', -2500), ('organizer_payable', -150000)) AS e (account, paise)`.execute(
    db,
  );
}
