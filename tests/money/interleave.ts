import type { RawBuilder } from "kysely";
import { expect } from "vitest";
import type { Pool } from "#platform/database.ts";
import type { World } from "./model/world.ts";

/**
 * The same product, but before its n-th call of a SQL function something else happens to the end: the moment between what
 * was decided and what is written.
 */
export function beforeCalling<Deps extends { pool: Pool }>(
  deps: Deps,
  functionName: string,
  meanwhile: () => Promise<unknown>,
  nth = 1,
): Deps {
  let calls = 0;
  const connect = async () => {
    const client = await deps.pool.connect();
    return {
      async query(statement: { text: string }) {
        if (statement.text.includes(`${functionName}(`)) {
          calls += 1;
          if (calls === nth) await meanwhile();
        }
        return client.query(statement);
      },
      release: (error?: Error) => client.release(error),
    };
  };
  return { ...deps, pool: { connect } as unknown as Pool };
}

/** Does things of which each needs the event's capacity lock, so that they get it in this very order. */
export async function inLockOrder(world: World, attempts: (() => Promise<unknown>)[]): Promise<void> {
  const { pool } = world.startlines[0];
  const client = await pool.connect();
  const underWay: Promise<unknown>[] = [];
  try {
    await client.query("BEGIN");
    await client.query("SELECT lock_capacity($1, NULL)", [world.event.id]);
    for (const attempt of attempts) {
      underWay.push(attempt());
      await expect.poll(() => waitingForLocks(pool), { interval: 5, timeout: 5000 }).toBe(underWay.length);
    }
  } finally {
    await client.query("COMMIT");
    client.release();
  }
  await Promise.all(underWay);
}

/** Holds a lock until as many sessions wait for locks as `begin` says that it sent there. */
export async function whileLocked(world: World, lock: RawBuilder<unknown>, begin: () => number): Promise<void> {
  const { db, pool } = world.startlines[0];
  await db.transaction().execute(async (transaction) => {
    await lock.execute(transaction);
    const sent = begin();
    await expect.poll(() => waitingForLocks(pool), { interval: 5, timeout: 5000 }).toBe(sent);
  });
}

/** How many sessions of this database wait for a lock. */
export async function waitingForLocks(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>(
    "SELECT count(*)::integer AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows[0]?.waiting ?? 0;
}
