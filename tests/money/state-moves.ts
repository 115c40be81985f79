import { sql } from "kysely";
import { NEXT_STATES } from "#booking/bookings/booking.ts";
import type { Database } from "#platform/database.ts";

/** A payment may skip states; only the bank's late yes leads out of `failed`. */
const NEXT_OF_PAYMENT: Record<string, readonly string[]> = {
  created: ["failed", "authorized", "captured", "refunded"],
  failed: ["authorized", "captured", "refunded"],
  authorized: ["captured", "refunded"],
  captured: ["refunded"],
  refunded: [],
};
const NEXT_OF_REFUND: Record<string, readonly string[]> = {
  wanted: ["requested", "processed", "failed"],
  requested: ["processed", "failed"],
  processed: ["failed"], // Razorpay takes back what it said.
  failed: ["processed"], // Paid out by hand.
};
const ALLOWED: Record<string, Record<string, readonly string[]>> = {
  bookings: NEXT_STATES,
  payments: NEXT_OF_PAYMENT,
  refunds: NEXT_OF_REFUND,
};

/** Lets the test's database write down each change of a state or a role, whoever makes it and however short it lasts. */
export async function watchMoves(db: Database): Promise<void> {
  await sql`
    CREATE TABLE IF NOT EXISTS state_moves (
      event_id text NOT NULL, table_name text NOT NULL, id text NOT NULL, was text NOT NULL, became text NOT NULL
    )`.execute(db);
  await sql`
    CREATE OR REPLACE FUNCTION note_move() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF new.state <> old.state THEN
        INSERT INTO state_moves VALUES (new.event_id, tg_table_name, new.id, old.state, new.state);
      END IF;
      IF tg_table_name = 'payments' AND to_jsonb(old) ->> 'role' <> coalesce(to_jsonb(new) ->> 'role', '') THEN
        INSERT INTO state_moves VALUES (new.event_id, 'roles', new.id, to_jsonb(old) ->> 'role', to_jsonb(new) ->> 'role');
      END IF;
      RETURN new;
    END $$`.execute(db);
  for (const table of Object.keys(ALLOWED)) {
    await sql`CREATE OR REPLACE TRIGGER note_moves AFTER UPDATE ON ${sql.table(table)}
      FOR EACH ROW EXECUTE FUNCTION note_move()`.execute(db);
  }
}

/** Every change of a state that nothing allows, and every role that a payment did not keep. */
export async function movesBackwards(db: Database, eventId: string): Promise<string[]> {
  const { rows } = await sql<{ table: string; id: string; was: string; became: string }>`
    SELECT table_name AS "table", id, was, became FROM state_moves WHERE event_id = ${eventId}`.execute(db);
  return rows
    .filter(({ table, was, became }) => !ALLOWED[table]?.[was]?.includes(became))
    .map(({ table, id, was, became }) => `${table} ${id}: ${was} became ${became}`);
}
