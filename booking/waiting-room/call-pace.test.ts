import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool } from "#platform/database.ts";
import { newEventId } from "#platform/ids.ts";
import { createTestDatabase } from "#tests/setup/database.ts";

let db: Database;
beforeAll(async () => {
  db = openDatabase(openPool(await createTestDatabase(), 2));
});
afterAll(() => db.destroy());

const NOW = new Date("2026-11-01T03:30:00Z");
const ago = (seconds: number): Date => new Date(NOW.getTime() - 1000 * seconds);

type Pace = { concurrency: number | null; adapted?: number; overloaded?: number };

/** What a tick makes of the concurrency; `adapted` and `overloaded`: so many seconds ago. */
async function adapt({ concurrency, adapted, overloaded }: Pace, isOverloaded: boolean, target = 200) {
  const at = (seconds: number | undefined) => (seconds === undefined ? null : ago(seconds));
  const room = JSON.stringify({ concurrency, adapted_at: at(adapted), overloaded_at: at(overloaded) });
  const { rows } = await sql<{ concurrency: number; adapted_at: Date | null; overloaded_at: Date | null }>`
    SELECT concurrency, adapted_at, overloaded_at
    FROM adapt_concurrency(jsonb_populate_record(NULL::waiting_rooms, ${room}::jsonb), ${target}, ${isOverloaded}, ${NOW})`.execute(
    db,
  );
  const [next] = rows;
  const since = (time: Date | null | undefined) => (time ? (NOW.getTime() - time.getTime()) / 1000 : undefined);
  return { concurrency: next?.concurrency, adapted: since(next?.adapted_at), overloaded: since(next?.overloaded_at) };
}

test.each([
  ["as many as the organizer wants before anything is known", { concurrency: null }, { concurrency: 200 }],
  ["ten more after ten seconds", { concurrency: 100, adapted: 10 }, { concurrency: 110, adapted: 0 }],
  ["no more after less than that", { concurrency: 100, adapted: 9.9 }, { concurrency: 100, adapted: 9.9 }],
  ["ten more at once where nothing was ever changed", { concurrency: 100 }, { concurrency: 110, adapted: 0 }],
  ["never more than the organizer wants", { concurrency: 195, adapted: 60 }, { concurrency: 200, adapted: 0 }],
  ["no change at the target", { concurrency: 200, adapted: 60 }, { concurrency: 200, adapted: 60 }],
  [
    "the target, once the organizer has lowered it",
    { concurrency: 300, adapted: 60 },
    { concurrency: 200, adapted: 60 },
  ],
])("in calm, %s may be at checkout", async (_, before, after) => {
  expect(await adapt(before, false)).toMatchObject(after);
});

test.each([
  ["three tenths fewer", { concurrency: 200 }, { concurrency: 140, adapted: 0, overloaded: 0 }],
  [
    "three tenths fewer again after ten seconds",
    { concurrency: 140, overloaded: 10 },
    { concurrency: 98, overloaded: 0 },
  ],
  ["no fewer after less than that", { concurrency: 140, overloaded: 9.9 }, { concurrency: 140, overloaded: 9.9 }],
  ["never fewer than fifty", { concurrency: 60 }, { concurrency: 50 }],
])("under overload, %s may be at checkout", async (_, before, after) => {
  expect(await adapt(before, true)).toMatchObject(after);
});

test("an organizer who wants fewer than fifty at checkout gets no more under overload", async () => {
  expect(await adapt({ concurrency: 30 }, true, 30)).toMatchObject({ concurrency: 30 });
});

type Call = {
  granted: number;
  claimed?: number;
  claimSeconds?: number;
  calledAgo: number;
  expiresAgo: number;
  isOpen?: boolean;
};

async function anEventWithCalls(calls: Call[]): Promise<string> {
  const eventId = newEventId();
  let first = 1;
  for (const { granted, claimed = 0, claimSeconds = 0, calledAgo, expiresAgo, isOpen = false } of calls) {
    await sql`INSERT INTO call_windows (event_id, first_number, last_number, granted, claimed, claim_seconds, called_at, expires_at, is_open)
      VALUES (${eventId}, ${first}, ${first + granted - 1}, ${granted}, ${claimed}, ${claimSeconds}, ${ago(calledAgo)},
        ${ago(expiresAgo)}, ${isOpen})`.execute(db);
    first += granted;
  }
  return eventId;
}

const WINDOW_SECONDS = 60;

async function arrivalsOf(calls: Call[]): Promise<{ turnout: number; claimDelaySeconds: number }> {
  const eventId = await anEventWithCalls(calls);
  await anEventWithCalls([{ granted: 50, claimed: 1, claimSeconds: 50, calledAgo: 90, expiresAgo: 30 }]); // Another event's.
  const { rows } = await sql<{ turnout: number; claimDelaySeconds: number }>`
    SELECT turnout, claim_delay_seconds AS "claimDelaySeconds" FROM read_arrivals(${eventId}, ${WINDOW_SECONDS}, ${NOW})`.execute(
    db,
  );
  return rows[0] as { turnout: number; claimDelaySeconds: number };
}

test("before anybody was called all are expected, within a sixth of the window", async () => {
  expect(await arrivalsOf([])).toEqual({ turnout: 1, claimDelaySeconds: 10 });
});

test("the calls of the last three windows that are over tell who comes and after how long", async () => {
  const arrivals = await arrivalsOf([
    { granted: 40, claimed: 30, claimSeconds: 450, calledAgo: 179, expiresAgo: 119 },
    { granted: 20, claimed: 10, claimSeconds: 50, calledAgo: 60, expiresAgo: 0 },
    { granted: 99, claimed: 0, calledAgo: 180, expiresAgo: 120 }, // Too long ago.
    { granted: 99, claimed: 0, calledAgo: 59, expiresAgo: -1 }, // Its time is not over.
  ]);
  expect(arrivals.turnout).toBeCloseTo((20 + 40) / (20 + 60), 10);
  expect(arrivals.claimDelaySeconds).toBeCloseTo((20 * 10 + 500) / (20 + 40), 10);
});

test("however few come, no fewer than a third are expected, and none sooner than after a second", async () => {
  const nobody = await arrivalsOf([{ granted: 1000, calledAgo: 90, expiresAgo: 30 }]);
  expect(nobody.turnout).toBeCloseTo(1 / 3, 10);
  const soon = await arrivalsOf([{ granted: 5000, claimed: 5000, claimSeconds: 0, calledAgo: 90, expiresAgo: 30 }]);
  expect(soon).toEqual({ turnout: 1, claimDelaySeconds: 1 });
});

async function roomFor(calls: Call[], turnout: number, claimDelaySeconds: number): Promise<number> {
  const eventId = await anEventWithCalls(calls);
  await anEventWithCalls([{ granted: 500, calledAgo: 0, expiresAgo: -60, isOpen: true }]); // Another event's.
  const { rows } = await sql<{ room: number }>`
    SELECT room_for_called(${eventId}, ${turnout}, ${claimDelaySeconds}, ${NOW}) AS room`.execute(db);
  return rows[0]?.room as number;
}

const open = { expiresAgo: -30, isOpen: true };

test("where everybody comes, room is kept for each who was called and has not come yet", async () => {
  expect(await roomFor([{ granted: 30, claimed: 12, calledAgo: 20, ...open }], 1, 10)).toBeCloseTo(18, 10);
});

test("for calls that are over no room is kept, and none where there are no calls", async () => {
  expect(await roomFor([{ granted: 30, calledAgo: 90, expiresAgo: 30 }], 1, 10)).toBe(0);
  expect(await roomFor([], 0.5, 10)).toBe(0);
});

test("the longer somebody has not come, the less room is kept, with a margin of one and a half deviations", async () => {
  const calls = [
    { granted: 40, claimed: 4, calledAgo: 0, ...open },
    { granted: 40, claimed: 30, calledAgo: 20, ...open },
  ];
  const [turnout, delay] = [0.5, 10];
  const chanceAfter = (seconds: number) => 1 / (1 + ((1 - turnout) / turnout) * Math.exp(seconds / delay));
  const mean = 36 * chanceAfter(0) + 10 * chanceAfter(20);
  const variance = 36 * chanceAfter(0) * (1 - chanceAfter(0)) + 10 * chanceAfter(20) * (1 - chanceAfter(20));
  expect(await roomFor(calls, turnout, delay)).toBeCloseTo(mean + 1.5 * Math.sqrt(variance), 10);
});

test("a call of long ago, or of a clock that is ahead, breaks no sum", async () => {
  expect(await roomFor([{ granted: 10, calledAgo: 1e7, ...open }], 0.5, 1)).toBeCloseTo(0, 10);
  const ahead = await roomFor([{ granted: 10, calledAgo: -5, ...open }], 0.5, 1);
  expect(ahead).toBeCloseTo(5 + 1.5 * Math.sqrt(2.5), 10);
});
