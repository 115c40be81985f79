import { sql } from "kysely";
import type { Stage } from "./stage.ts";

/** What those who asked were told: how many have a hold, and how many may have one without knowing it (503 busy). */
export type Told = { held: number; perhaps: number };

type Counts = {
  capacity: number;
  called: number;
  held: number;
  confirmed: number;
  held_in_categories: number;
  bookings: number;
  tickets: number;
  calls_left: number;
};

/**
 * Compares what people were told with the bookings and with the counters; a sentence for everything that does not
 * agree. pgbench counts the event's places only, so `by` says whose holds these are.
 */
export async function findFaults(
  { db }: Stage,
  eventId: string,
  told: Told,
  by: "startline" | "pgbench",
): Promise<string[]> {
  const { rows } = await sql<Counts>`
    SELECT e.capacity, e.called, e.held, e.confirmed,
           (SELECT sum(c.held) FROM category_capacity c WHERE c.event_id = e.event_id) AS held_in_categories,
           (SELECT count(*) FROM bookings b WHERE b.event_id = e.event_id AND b.state = 'held') AS bookings,
           (SELECT count(DISTINCT b.ticket_id) FROM bookings b WHERE b.event_id = e.event_id) AS tickets,
           (SELECT coalesce(sum(w.granted - w.claimed), 0) FROM call_windows w
            WHERE w.event_id = e.event_id AND w.is_open) AS calls_left
    FROM event_capacity e WHERE e.event_id = ${eventId}`.execute(db);
  const counts = rows[0];
  if (!counts) return [`event ${eventId} has no counters`];

  const { capacity, called, held, confirmed, bookings, tickets } = counts;
  const faults: string[] = [];
  const expect = (isSo: boolean, otherwise: string) => void (isSo || faults.push(otherwise));
  expect(called + held + confirmed <= capacity && bookings <= capacity, `oversold: ${bookings} of ${capacity} places`);
  expect(bookings === held, `there are ${bookings} bookings and the counter says ${held}`);
  expect(bookings === tickets, `${tickets} tickets have ${bookings} bookings`);
  expect(
    bookings >= told.held && bookings <= told.held + told.perhaps,
    `${told.held} were told of a hold and there are ${bookings} bookings`,
  );
  if (by === "startline") {
    expect(counts.held_in_categories === held, `the categories count ${counts.held_in_categories} holds of ${held}`);
    expect(counts.calls_left === called, `${counts.calls_left} calls are left and the counter says ${called}`);
  }
  return faults;
}
