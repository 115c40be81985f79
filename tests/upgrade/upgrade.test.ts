import { expect, onTestFinished, test } from "vitest";
import { holdPlacesInSql, selectBooking } from "#booking/bookings/bookings.sql.ts";
import { releasePlace } from "#booking/bookings/release-place.ts";
import { startPaying } from "#booking/bookings/start-paying.ts";
import { recountPlaces } from "#booking/capacity/recount-places.ts";
import { callNumbersInSql } from "#booking/waiting-room/waiting-room.sql.ts";
import { systemClock as clock } from "#platform/clock.ts";
import { type Database, isDatabaseBusy, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { migrate } from "#platform/migrate.ts";
import { fillIn } from "../builders/paid-booking.ts";
import { aFormerDatabase, aFormerSale, rideAsBefore } from "./former-release.ts";

const CAPACITY = 5000;

test("a running sale is upgraded: riders of the former release and of this one book side by side, and every place is counted once", async () => {
  const url = await aFormerDatabase();
  const pool = openPool(url, 12);
  const db = openDatabase(pool);
  onTestFinished(() => db.destroy());
  const eventId = await aFormerSale(pool, CAPACITY);
  let number = 0;
  const next = () => ++number;
  const held = { before: 0, after: 0, now: 0 };
  const failures: unknown[] = [];
  let isMigrated = false;
  let isOver = false;

  const ride = async (way: (number: number) => Promise<string>, count: () => void) => {
    while (!isOver) {
      try {
        if ((await way(next())) === "held") count();
      } catch (error) {
        if (!isDatabaseBusy(error)) failures.push(error);
      }
    }
  };
  const asBefore = () =>
    ride(
      (n) => rideAsBefore(pool, eventId, n),
      () => (isMigrated ? held.after++ : held.before++),
    );
  const asNow = () =>
    ride(
      (n) => rideAsNow({ db, pool }, eventId, n),
      () => held.now++,
    );

  const riders = Array.from({ length: 4 }, asBefore);
  await expect.poll(() => held.before, { timeout: 20_000 }).toBeGreaterThan(20);
  await migrate(url);
  isMigrated = true;
  riders.push(asNow(), asNow());
  await expect.poll(() => failures.length > 0 || Math.min(held.after, held.now) > 20, { timeout: 20_000 }).toBe(true);
  isOver = true;
  await Promise.all(riders);

  expect(failures).toEqual([]);
  expect(await recountPlaces(pool, eventId)).toEqual([]);
});

/** The same rider, by the calls of this release. */
async function rideAsNow({ db, pool }: { db: Database; pool: Pool }, eventId: string, number: number): Promise<string> {
  await callNumbersInSql(pool, { eventId, epoch: 1, issued: number, isOverloaded: false }, null);
  const bookingId = `bkg_${randomText(16)}`;
  const claim = { ticketId: randomText(16), number, categoryId: "cat_full", bookingId, reference: randomText(8) };
  const limits = { holdMinutes: 5, claimsPerTicket: 2, timeoutMs: 4000, now: null };
  const [answer] = await holdPlacesInSql(pool, eventId, [claim], limits);
  if (!answer?.granted) return answer?.because ?? "nothing";
  const booking = await selectBooking(db, eventId, bookingId);
  if (!booking) throw new Error(`${bookingId} was given and is not there`);
  if (number % 3 === 0) {
    await releasePlace({ pool, clock }, booking);
    return "held";
  }
  await fillIn({ db, clock }, eventId, bookingId);
  await startPaying({ pool, clock }, booking);
  return "held";
}
