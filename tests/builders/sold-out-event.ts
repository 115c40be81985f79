import { sql } from "kysely";
import { Claims } from "#booking/bookings/claims.ts";
import { readEvent } from "#booking/events/read-event.ts";
import { ticketIdOf } from "#booking/waiting-room/queue-ticket.ts";
import { type JoinWaitlistAnswer, joinWaitlist, type WaitlistRequest } from "#booking/waitlist/join-waitlist.ts";
import { readWaitlistEntry } from "#booking/waitlist/read-waitlist-entry.ts";
import type { WaitlistEntry } from "#booking/waitlist/waitlist-entry.ts";
import { callFunction } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import type { Startline } from "#wiring";
import { callFirst } from "./called-numbers.ts";
import { anEventOnSale, type EventOnSale, type EventOptions } from "./event-on-sale.ts";
import { fillIn, pay } from "./paid-booking.ts";
import { aPerson } from "./visitor.ts";

type Deps = Pick<Startline, "db" | "pool" | "clock" | "log" | "proofKeys">;

export type SoldOutEvent = EventOnSale & {
  /** Of the bookings that were sold, by category. */
  sold: { id: string; categoryId: string }[];
  join(as?: Partial<WaitlistRequest>): Promise<JoinWaitlistAnswer>;
  /** Joins and answers the entry's id. */
  wait(as?: Partial<WaitlistRequest>): Promise<string>;
  entry(id: string): Promise<WaitlistEntry>;
  /** Organizer's: the place of a booking comes back. */
  cancel(bookingId: string): Promise<string>;
};

/** An event whose places are all paid for, `sold` of each category. */
export async function aSoldOutEvent(
  deps: Deps,
  options: Omit<EventOptions, "capacity"> & { sold: Record<string, number> },
): Promise<SoldOutEvent> {
  const all = Object.entries(options.sold).flatMap(([id, places]) => Array<string>(places).fill(id));
  const categories = Object.entries(options.sold).map(([id, capacity]) => ({ id, capacity }));
  const event = await anEventOnSale(deps, { categories, ...options, capacity: all.length });
  await callFirst(deps, event.id, all.length);
  const claims = new Claims(deps);
  const sold: SoldOutEvent["sold"] = [];
  for (const [nth, categoryId] of all.entries()) {
    const turn = { eventId: event.id, ticketId: ticketIdOf(randomText(30)), number: nth + 1 };
    const answer = await claims.claim(turn, categoryId);
    if (!answer.granted) throw new Error(`no place: ${answer.because}`);
    await fillIn(deps, event.id, answer.booking.id);
    await pay(deps, answer.booking.id);
    sold.push({ id: answer.booking.id, categoryId });
  }

  const join = async (as: Partial<WaitlistRequest> = {}) => {
    const bookable = await readEvent(deps.db, event.id);
    if (!bookable) throw new Error("there is no such event");
    const { name, phone, email, language } = aPerson();
    const request = { requestId: randomText(32), name, phone, email, language, categoryId: event.categoryId, ...as };
    return joinWaitlist(deps, bookable, request);
  };
  return {
    ...event,
    sold,
    join,
    async wait(as) {
      const answer = await join(as);
      if (!answer.joined) throw new Error(`not on the waitlist: ${JSON.stringify(answer)}`);
      return answer.entryId;
    },
    async entry(id) {
      const entry = await readWaitlistEntry(deps.db, id);
      if (!entry) throw new Error(`there is no entry ${id}`);
      return entry;
    },
    async cancel(bookingId) {
      const { rows } = await sql<{ version: number }>`
        SELECT version FROM bookings WHERE event_id = ${event.id} AND id = ${bookingId}`.execute(deps.db);
      const values = [
        event.id,
        bookingId,
        rows[0]?.version,
        null,
        "o@x.example",
        "",
        "[]",
        null,
        deps.clock.databaseNow(),
      ];
      const [row] = await callFunction<{ cancel_booking: string }>(deps.pool, "cancel_booking", values);
      return row?.cancel_booking ?? "";
    },
  };
}
