import { sql } from "kysely";
import { expect } from "vitest";
import { type BookingState, CLAIMS_PER_TICKET, HOLD_MINUTES, NEXT_STATES } from "#booking/bookings/booking.ts";
import { holdPlacesInSql } from "#booking/bookings/bookings.sql.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readCategoryCounts, readCounts } from "#booking/capacity/read-capacity.ts";
import { settlePayment } from "#booking/payments/settle-payment.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import type { Database, Pool } from "#platform/database.ts";
import { newRowId, randomText } from "#platform/ids.ts";
import type { Log } from "#platform/log.ts";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import type { TestClock } from "../builders/test-clock.ts";
import type { PlacesModel } from "./places-model.ts";

export type RealPlaces = { db: Database; pool: Pool; clock: TestClock; log: Log; event: EventOnSale };

export async function claimReally(
  { pool, clock, event }: RealPlaces,
  claims: { number: number; categoryId: string; bookingId: string }[],
) {
  return holdPlacesInSql(
    pool,
    event.id,
    claims.map((claim) => ({
      ...claim,
      ticketId: ticketIdOf(`visitor number ${claim.number} of ${event.id}`),
      reference: randomText(8),
    })),
    { holdMinutes: HOLD_MINUTES, claimsPerTicket: CLAIMS_PER_TICKET, timeoutMs: 5000, now: clock.databaseNow() },
  );
}

export async function fillInReally({ db, event, clock }: RealPlaces, bookingId: string): Promise<void> {
  const unique = randomText(10);
  await sql`INSERT INTO participants (event_id, booking_id, name, phone, email, email_key, language, answers, updated_at)
    VALUES (${event.id}, ${bookingId}, 'Asha', ${unique}, ${unique}, ${unique}, 'en', '{}', ${clock.now()})
    ON CONFLICT DO NOTHING`.execute(db);
}

export async function payReally(real: RealPlaces, bookingId: string): Promise<"confirmed" | "refunded"> {
  const booking = await readBooking(real.db, bookingId);
  const payment = {
    id: `pay_${bookingId}`,
    orderId: `order_${bookingId}`,
    state: "captured" as const,
    amountPaise: booking?.amountPaise ?? 0,
    currency: "INR",
    method: "upi",
    feePaise: 3599,
    taxPaise: 549,
    refundedPaise: 0,
    wasCaptured: true,
    failureReason: null,
    createdAt: real.clock.now(),
  };
  await settlePayment(real, bookingId, payment, "automatic");
  return (await readBooking(real.db, bookingId))?.state === "confirmed" ? "confirmed" : "refunded";
}

export const newBookingId = (event: EventOnSale): string => newRowId("bkg", event.id);

const seenStates = new WeakMap<PlacesModel, Map<string, BookingState>>();

/** Every booking is in the model's state, and came to it by a change that the table of states allows. */
async function checkStates(model: PlacesModel, db: Database, event: EventOnSale): Promise<void> {
  const { rows } = await sql<{ id: string; state: BookingState }>`
    SELECT id, state FROM bookings WHERE event_id = ${event.id}`.execute(db);
  const seen = seenStates.get(model) ?? new Map<string, BookingState>();
  seenStates.set(model, seen);
  const expected = new Map(model.bookings.map((booking) => [booking.id, booking.state]));
  for (const { id, state } of rows) {
    expect(state).toBe(expected.get(id));
    const before = seen.get(id) ?? "held";
    if (before !== state) expect(NEXT_STATES[before]).toContain(state);
    seen.set(id, state);
  }
}

/** The four laws, and that PostgreSQL's counters are the model's and the rows' own. */
export async function checkLaws(model: PlacesModel, { db, event }: RealPlaces): Promise<void> {
  const counts = await readCounts(db, event.id);
  expect(counts).toEqual(model.counts());
  const byId = (rows: { categoryId: string }[]) => rows.toSorted((a, b) => a.categoryId.localeCompare(b.categoryId));
  expect(byId(await readCategoryCounts(db, event.id))).toEqual(byId(model.categoryCounts()));

  await checkStates(model, db, event);
  const { rows } = await sql<{
    law: string;
    held: number;
    confirmed: number;
    called: number;
    unbalanced: number;
    owed: number;
  }>`
    SELECT
      (SELECT count(*)::integer FROM bookings WHERE event_id = ${event.id} AND state IN ('held', 'paying')) AS held,
      (SELECT count(*)::integer FROM bookings WHERE event_id = ${event.id} AND state = 'confirmed') AS confirmed,
      (SELECT coalesce(sum(granted - claimed), 0)::integer FROM call_windows WHERE event_id = ${event.id} AND is_open) AS called,
      (SELECT coalesce(sum(amount_paise), 0)::integer FROM ledger_entries WHERE event_id = ${event.id}) AS unbalanced,
      (SELECT count(*)::integer FROM messages WHERE event_id = ${event.id} AND kind = 'booking_confirmed') AS owed`.execute(
    db,
  );
  const [law] = rows;
  expect({ held: law?.held, confirmed: law?.confirmed, called: law?.called }).toEqual({
    held: counts?.held,
    confirmed: counts?.confirmed,
    called: counts?.called,
  });
  expect(law?.unbalanced).toBe(0);
  expect(law?.owed).toBe(2 * (counts?.confirmed ?? 0));
}
