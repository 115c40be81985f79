import { sql } from "kysely";
import { expect } from "vitest";
import { readBooking } from "#booking/bookings/read-booking.ts";
import { endGracePeriod, releasePlace } from "#booking/bookings/release-place.ts";
import { startPaying } from "#booking/bookings/start-paying.ts";
import { changeCapacity } from "#booking/capacity/change-capacity.ts";
import { expirePlaces } from "#booking/capacity/expire-places.ts";
import { recountPlaces } from "#booking/capacity/recount-places.ts";
import { callFunction } from "#platform/database.ts";
import { tickWith } from "../builders/called-numbers.ts";
import { pay } from "../builders/paid-booking.ts";
import { claimReally, fillInReally, newBookingId, type RealPlaces } from "./real-places.ts";

type Place = { id: string; state: string; kept: number; hold: number; pay: number | null };
type Call = { id: string; isOpen: boolean; end: number };
/** What people have, as they were served last; and when the last beat was, which is what PostgreSQL knows of that moment. */
type Moment = { at: number; beatAt: number; places: Place[]; calls: Call[] };

/** A sale by the clock of a test, whose server is there or away, and whose worker goes on. */
export class SaleWithOutages {
  readonly #real: RealPlaces;
  #joined = 0;
  #beatAt = Number.NEGATIVE_INFINITY;

  constructor(real: RealPlaces) {
    this.#real = real;
  }

  readonly #now = (): number => this.#real.clock.now().getTime();

  async beat(isRegular = true): Promise<void> {
    await callFunction(this.#real.pool, "beat", [isRegular, "0 seconds", this.#real.clock.databaseNow()]);
    this.#beatAt = this.#now();
  }

  /** A server that beats every second, and after so many does what a rider asks for. */
  async serve(seconds: number, rider: () => Promise<unknown> = async () => {}): Promise<void> {
    for (let left = seconds; left > 0; left -= 1) {
      this.#real.clock.advance({ seconds: Math.min(1, left) });
      await this.beat();
    }
    await rider();
  }

  /** Of two numbers that were called the first takes its place. */
  async joinAndClaim(): Promise<void> {
    this.#joined += 2;
    await tickWith(this.#real, this.#real.event.id, { epoch: 1, issued: this.#joined });
    const { event } = this.#real;
    await claimReally(this.#real, [
      { number: this.#joined - 1, categoryId: event.categoryId, bookingId: newBookingId(event) },
    ]);
  }

  async pressPay(pick: number): Promise<void> {
    const booking = await this.#booking(pick);
    if (!booking) return;
    await fillInReally(this.#real, booking.id);
    await startPaying(this.#real, booking);
  }

  async giveBack(pick: number): Promise<void> {
    const booking = await this.#booking(pick);
    if (booking) await releasePlace(this.#real, booking);
  }

  /** What others do meanwhile: a worker tidies up, learns that nobody pays or that somebody has paid, an organizer saves. */
  readonly jobs = {
    save: async (): Promise<unknown> => changeCapacity(this.#real, this.#real.event.id, 8, [], "organizer"),
    expire: async (): Promise<unknown> => expirePlaces(this.#real),
    endGrace: async (pick: number): Promise<unknown> => {
      const booking = await this.#booking(pick);
      return booking && endGracePeriod(this.#real, booking);
    },
    capture: async (pick: number): Promise<unknown> => {
      const booking = await this.#booking(pick);
      return booking?.payBy && booking.state !== "released" && pay(this.#real, booking.id);
    },
  };

  /**
   * Nobody is served for so long, while the worker does this and that, and all come back together. PostgreSQL may have been started
   * anew, which shows even where it took less than a beat. Nobody may have less time afterwards.
   */
  async outage(seconds: number, isRestart: boolean, work: readonly (() => Promise<unknown>)[]): Promise<void> {
    const before = await this.#look();
    if (isRestart) {
      await sql`UPDATE service_beats SET server_started_at = server_started_at - interval '1 hour'`.execute(
        this.#real.db,
      );
    }
    for (const job of work) {
      this.#real.clock.advance({ seconds: seconds / (work.length + 1) });
      await job();
    }
    this.#real.clock.advance({ seconds: seconds / (work.length + 1) });
    await Promise.all([this.beat(), ...work.map((job) => job())]);
    this.#expectNothingLost(before, await this.#look());
  }

  #expectNothingLost(before: Moment, after: Moment): void {
    const lost = after.at - before.beatAt;
    for (const was of before.places) {
      const is = after.places.find(({ id }) => id === was.id) as Place;
      // Its time was over, or the time to pay; or somebody has paid.
      if (was.kept <= before.beatAt) expect(is.kept, "nobody's time begins again").toBe(was.kept);
      if (was.kept <= before.at || (was.pay ?? Infinity) <= before.beatAt || is.state === "confirmed") continue;
      expect(is, `${was.kept - before.at} ms were left`).toEqual({
        ...was,
        kept: was.kept + lost,
        hold: was.hold + (was.state === "held" ? lost : 0),
        pay: was.pay && was.pay + lost,
      });
    }
    for (const was of before.calls) {
      const is = after.calls.find(({ id }) => id === was.id) as Call;
      if (was.isOpen && was.end > before.at) expect(is).toEqual({ ...was, end: was.end + lost });
      if (was.end <= before.beatAt) expect(is.end).toBe(was.end);
    }
  }

  async checkCounters(): Promise<void> {
    expect(await recountPlaces(this.#real.pool, this.#real.event.id)).toEqual([]);
  }

  async #look(): Promise<Moment> {
    const { db, event } = this.#real;
    const { rows: places } = await sql<Place>`
      SELECT id, state, extract(epoch FROM kept_until)::float8 * 1000 AS kept,
        extract(epoch FROM hold_expires_at)::float8 * 1000 AS hold, extract(epoch FROM pay_by)::float8 * 1000 AS pay
      FROM bookings WHERE event_id = ${event.id} AND state IN ('held', 'paying', 'expired', 'confirmed')`.execute(db);
    const { rows: calls } = await sql<Call>`
      SELECT first_number || ' ' || called_at AS id, is_open AS "isOpen", extract(epoch FROM expires_at)::float8 * 1000 AS end
      FROM call_windows WHERE event_id = ${event.id}`.execute(db);
    return { at: this.#now(), beatAt: this.#beatAt, places: places.map(rounded), calls: calls.map(rounded) };
  }

  async #booking(pick: number) {
    const { db, event } = this.#real;
    const { rows } = await sql<{ id: string }>`
      SELECT id FROM bookings WHERE event_id = ${event.id} ORDER BY created_at, id`.execute(db);
    const found = rows[pick % Math.max(1, rows.length)];
    return found ? readBooking(db, found.id) : null;
  }
}

/** To whole milliseconds, in which the test's clock goes. */
const rounded = <Row extends object>(row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, typeof value === "number" ? Math.round(value) : value]),
  ) as Row;
