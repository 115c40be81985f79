import { sql } from "kysely";
import { expect } from "vitest";
import {
  type Booking,
  type BookingState,
  CLAIMS_PER_TICKET,
  HOLD_MINUTES,
  NEXT_STATES,
} from "#booking/bookings/booking.ts";
import { holdPlacesInSql } from "#booking/bookings/bookings.sql.ts";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { readCategoryCounts, readCounts } from "#booking/capacity/read-capacity.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { newRowId, randomText } from "#platform/ids.ts";
import type { Log } from "#platform/log.ts";
import type { EventOnSale } from "../builders/event-on-sale.ts";
import { fillIn, pay } from "../builders/paid-booking.ts";
import type { TestClock } from "../builders/test-clock.ts";
import { offerOf, type PlacesModel } from "./places-model.ts";

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

export const fillInReally = ({ event, ...deps }: RealPlaces, bookingId: string): Promise<void> =>
  fillIn(deps, event.id, bookingId);

export async function payReally(real: RealPlaces, bookingId: string): Promise<"confirmed" | "refunded"> {
  await pay(real, bookingId);
  return (await readBooking(real.db, bookingId))?.state === "confirmed" ? "confirmed" : "refunded";
}

export const newBookingId = (event: EventOnSale): string => newRowId("bkg", event.id);

/** Somebody of their own joins the waitlist. */
export async function joinWaitlistReally({ pool, clock, event }: RealPlaces, id: string, categoryId: string) {
  const of = { name: "Asha", phone: id, email: id, emailKey: id, language: "en" };
  const entry = JSON.stringify({ id, requestId: id, categoryId, ...of });
  const values = [event.id, entry, clock.databaseNow()];
  return (await callFunction<{ outcome: string }>(pool, "join_waitlist", values))[0]?.outcome;
}

export async function cancelReally({ pool, clock }: RealPlaces, { eventId, id, version }: Booking) {
  const values = [eventId, id, version, null, "organizer@startline.example", "", "[]", null, clock.databaseNow()];
  return (await callFunction<{ cancel_booking: string }>(pool, "cancel_booking", values))[0]?.cancel_booking;
}

export const sweepReally = ({ pool, clock, event }: RealPlaces): Promise<unknown> =>
  callFunction(pool, "expire_places", [event.id, clock.databaseNow()]);

/** The model learns the ids of the bookings that PostgreSQL has offered: one to each entry that the rules say, and no other. */
export async function adoptOffers(model: PlacesModel, { db, event }: RealPlaces): Promise<void> {
  const { rows } = await sql<{ entryId: string; bookingId: string }>`
    SELECT ticket_id AS "entryId", id AS "bookingId" FROM bookings
    WHERE event_id = ${event.id} AND ticket_id LIKE 'wle%'`.execute(db);
  expect(rows.map(({ entryId }) => entryId).toSorted()).toEqual(
    model.waitlist.flatMap(({ id, offer }) => (offer === null ? [] : [id])).toSorted(),
  );
  for (const { entryId, bookingId } of rows) {
    const entry = model.waitlist.find(({ id }) => id === entryId);
    const booking = model.bookings.find(({ id }) => id === offerOf(entryId));
    if (entry && booking) entry.offer = booking.id = bookingId;
  }
}

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
export async function checkLaws(model: PlacesModel, real: RealPlaces): Promise<void> {
  await adoptOffers(model, real);
  const { db, event } = real;
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
  expect(law?.owed).toBe(
    2 * model.bookings.filter(({ state }) => state === "confirmed" || state === "cancelled").length,
  );
}
