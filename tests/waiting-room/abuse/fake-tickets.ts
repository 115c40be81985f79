import { sql } from "kysely";
import { readCounts } from "#booking/capacity/read-capacity.ts";
import { newRowId } from "#platform/ids.ts";
import { openQueue, tickWith } from "#tests/builders/called-numbers.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { testClock } from "#tests/builders/test-clock.ts";
import { claimReally, fillInReally, payReally } from "#tests/places/real-places.ts";
import { aStartline } from "#tests/setup/startline.ts";

export type FakeSale = {
  /** Of the numbers, how many were joined for by a script that never comes. */
  fakeShare: number;
  /** False: those who don't come are not learned from. */
  isPacedByTurnout: boolean;
  /** How long a call waits for its owner. */
  windowSeconds: number;
};

export type FakeSaleReport = {
  /** From the opening until nine of ten places were paid for. */
  minutesToNineTenths: number;
  places: number;
  sold: number;
  /** The most that were called and held at once beyond the places there were: 0 is promised. */
  overCalled: number;
};

const PLACES = 100;
const AT_CHECKOUT = 20;
const STEP_SECONDS = 4;
const MINUTES_MAX = 120;

/**
 * One sale in virtual time, on the product's own ticks and holds: enough real people for all places, each of whom presses the
 * button 4 to 24 seconds after the call and pays 100 to 200 seconds after that. Everybody has joined before it begins.
 */
export async function sellAmongFakes({
  fakeShare,
  isPacedByTurnout,
  windowSeconds,
}: FakeSale): Promise<FakeSaleReport> {
  const clock = testClock();
  const { startline } = await aStartline(clock);
  const { db, pool, log } = startline;
  const event = await anEventOnSale({ ...startline, clock }, { capacity: PLACES, concurrencyTarget: AT_CHECKOUT });
  const sale = { db, pool, clock, log, event };
  await sql`UPDATE events SET call_window_seconds = ${windowSeconds} WHERE id = ${event.id}`.execute(db);
  if (!isPacedByTurnout) await forgetTurnout(sale);
  await openQueue(sale, event.id);

  const opened = clock.now().getTime();
  const claims = new Map<number, number[]>();
  const payments = new Map<number, string[]>();
  const isFake = (number: number): boolean => chanceOf(number, 1) < fakeShare;
  let called = 0;
  let minutesToNineTenths = Number.POSITIVE_INFINITY;
  let sold = 0;
  let overCalled = 0;
  for (let second = 0; second < MINUTES_MAX * 60 && sold < PLACES; second += STEP_SECONDS) {
    clock.set(new Date(opened + second * 1000));
    for (const bookingId of taken(payments, second)) if ((await payReally(sale, bookingId)) === "confirmed") sold += 1;
    if (sold >= 0.9 * PLACES) minutesToNineTenths = Math.min(minutesToNineTenths, second / 60);

    const due = taken(claims, second).map((number) => ({
      number,
      categoryId: event.categoryId,
      bookingId: newRowId("bkg", event.id, clock.now().getTime()),
    }));
    const answers = due.length > 0 ? await claimReally(sale, due) : [];
    for (const [index, answer] of answers.entries()) {
      const { number, bookingId } = due[index] as (typeof due)[number];
      if (answer.granted) {
        await fillInReally(sale, bookingId);
        later(payments, second + 100 + 100 * chanceOf(number, 3), bookingId);
      } else if (answer.because === "not_called") later(claims, second + 4, number);
    }

    const { serving } = await tickWith(sale, event.id, { epoch: 1, issued: 1e6 });
    for (let number = called + 1; number <= serving; number += 1) {
      if (!isFake(number)) later(claims, second + 4 + 20 * chanceOf(number, 2), number);
    }
    called = serving;
    const counts = await readCounts(db, event.id);
    if (counts) overCalled = Math.max(overCalled, counts.called + counts.held + counts.confirmed - counts.capacity);
  }
  return { minutesToNineTenths, places: PLACES, sold, overCalled };
}

/** The twin: the pace as if everybody who is called came. */
const forgetTurnout = ({ db }: { db: Parameters<typeof readCounts>[0] }) =>
  sql`CREATE OR REPLACE FUNCTION read_arrivals(
      p_event_id text, p_window_seconds integer, p_now timestamptz, OUT turnout double precision, OUT claim_delay_seconds double precision
    ) LANGUAGE sql STABLE AS 'SELECT 1::double precision, 10::double precision'`.execute(db);

function later<Value>(agenda: Map<number, Value[]>, second: number, value: Value): void {
  const step = Math.ceil(second / STEP_SECONDS) * STEP_SECONDS;
  agenda.set(step, [...(agenda.get(step) ?? []), value]);
}

function taken<Value>(agenda: Map<number, Value[]>, second: number): Value[] {
  const due = agenda.get(second) ?? [];
  agenda.delete(second);
  return due;
}

/** Between 0 and 1, the same in each run, and unlike for each number and purpose. */
function chanceOf(number: number, purpose: number): number {
  let bits = Math.imul(number + purpose * 1_000_003, 0x9e3779b1) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35) >>> 0;
  return ((bits ^ (bits >>> 16)) >>> 0) / 2 ** 32;
}
