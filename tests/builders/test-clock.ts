import type { Clock } from "#platform/clock.ts";

/** A clock that stands until it is moved. PostgreSQL is told its time too, so that both always agree. */
export type TestClock = Clock & { advance(by: { minutes?: number; seconds?: number }): void; set(time: Date): void };

export function testClock(start = new Date()): TestClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    databaseNow: () => new Date(now),
    advance({ minutes = 0, seconds = 0 }) {
      now += minutes * 60_000 + seconds * 1000;
    },
    set(time) {
      now = time.getTime();
    },
  };
}
