import fc from "fast-check";
import { sql } from "kysely";
import { changeCapacity } from "#booking/capacity/change-capacity.ts";
import { callFunction } from "#platform/database.ts";
import { count, type Play, type Step } from "./play.ts";

/** What the organizer's page writes. */
export async function changeEvent({ world }: Play, change: Record<string, unknown>): Promise<void> {
  const [{ startline }] = world.processes;
  const columns = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`);
  await sql`UPDATE events SET ${sql.join(columns)} WHERE id = ${world.event.id}`.execute(startline.db);
}

const change = (name: string, columns: Record<string, unknown>): Step => ({
  name: `the organizer: ${name}`,
  run: (play) => changeEvent(play, columns),
});

export const organizerSteps: Record<string, fc.Arbitrary<Step>> = {
  pause: fc.constant(change("pause", { is_paused: true })),
  resume: fc.constant(change("resume", { is_paused: false })),
  target: fc.integer({ min: 1, max: 8 }).map((target) => change(`target ${target}`, { concurrency_target: target })),
  rate: fc
    .tuple(fc.constantFrom(1, 2, 5, 50), fc.integer({ min: 1, max: 6 }))
    .map(([rate, burst]) => change(`rate ${rate}, burst ${burst}`, { calls_per_second: rate, calls_burst: burst })),
  capacity: fc.integer({ min: 1, max: 7 }).map((capacity) => ({
    name: `the organizer: capacity ${capacity}`,
    async run(play) {
      const [{ startline }] = play.world.processes;
      count(play, await changeCapacity(startline, play.world.event.id, capacity, [], "asha@startline.example"));
    },
  })),
  postpone: fc.integer({ min: 1, max: 5 }).map((minutes) => ({
    name: `the organizer: opens in ${minutes} min`,
    async run(play) {
      if (play.rows.room.serving > 0 || play.rows.recalls.length > 0) return;
      play.wasPostponed = true;
      await changeEvent(play, { opens_at: new Date(play.world.now() + minutes * 60_000) });
    },
  })),
  close: fc.constantFrom("closed", "published").map((state) => ({
    name: `the organizer: ${state}`,
    async run(play) {
      play.wasClosed = true;
      const [{ startline }] = play.world.processes;
      await callFunction(startline.pool, "change_event_state", [
        play.world.event.id,
        state,
        play.world.clock.databaseNow(),
      ]);
    },
  })),
};
