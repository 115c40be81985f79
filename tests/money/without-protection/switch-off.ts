import { readFile } from "node:fs/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Pool } from "#platform/database.ts";
import type { World, WorldOptions } from "../model/world.ts";

/** Takes a protection out of one test's database while something runs, and puts it back. */
export type SwitchOff = (world: World, run: () => Promise<void>) => Promise<void>;

/**
 * Replaces a text of one file of `db/functions/`. It must stand there exactly once: a protection that was renamed or moved
 * makes its twin fail, not pass.
 */
export function withoutText(file: string, text: string, instead = ""): SwitchOff {
  return ({ startlines: [{ pool }] }, run) => runWithoutText(pool, { file, text, instead }, run);
}

/** The same at any database. */
export async function runWithoutText(
  pool: Pool,
  { file, text, instead = "" }: { file: string; text: string; instead?: string },
  run: () => Promise<void>,
): Promise<void> {
  const original = await readFile(new URL(`../../../db/functions/${file}`, import.meta.url), "utf8");
  expect(original.split(text), `${file} has this text once: ${text}`).toHaveLength(2);
  await pool.query(original.replace(text, () => instead));
  try {
    await run();
  } finally {
    await pool.query(original);
  }
}

/** Drops a constraint. What breaks it meanwhile is thrown away with the rest of its table. */
export function withoutConstraint(table: string, name: string): SwitchOff {
  return async ({ startlines: [{ db, pool }] }, run) => {
    const { rows } = await sql<{ definition: string }>`
      SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conname = ${name} AND conrelid = ${table}::regclass`.execute(db);
    const [found] = rows;
    if (!found) throw new Error(`${table} has no constraint ${name}`);
    await pool.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    try {
      await run();
    } finally {
      await pool.query(`${emptied(table)}; ALTER TABLE ${table} ADD CONSTRAINT ${name} ${found.definition}`);
    }
  };
}

/** Also a table whose triggers refuse it. */
const emptied = (table: string): string =>
  `ALTER TABLE ${table} DISABLE TRIGGER USER; TRUNCATE ${table}; ALTER TABLE ${table} ENABLE TRIGGER USER`;

/** The same for a unique index. */
export function withoutIndex(table: string, name: string): SwitchOff {
  return async ({ startlines: [{ db, pool }] }, run) => {
    const { rows } = await sql<{ definition: string }>`
      SELECT indexdef AS definition FROM pg_indexes WHERE indexname = ${name} AND tablename = ${table}`.execute(db);
    const [found] = rows;
    if (!found) throw new Error(`${table} has no index ${name}`);
    await pool.query(`DROP INDEX ${name}`);
    try {
      await run();
    } finally {
      await pool.query(`${emptied(table)}; ${found.definition}`);
    }
  };
}

export const withoutAll =
  (...protections: SwitchOff[]): SwitchOff =>
  (world, run) =>
    protections.reduceRight<() => Promise<void>>((inner, off) => () => off(world, inner), run)();

type Twins<Finding> = {
  world?: Partial<WorldOptions>;
  /** What happens, and what can be seen of it afterwards. */
  story: (world: World) => Promise<Finding>;
  withIt: (finding: Finding) => void;
  off: SwitchOff;
  withoutIt: (finding: Finding) => void;
};

/** The same story twice: with the protection it ends well, without it it does not. So the protection is what protects. */
export function twins<Finding>(
  title: string,
  aWorld: (options?: Partial<WorldOptions>) => Promise<World>,
  { world: options = {}, story, withIt, off, withoutIt }: Twins<Finding>,
): void {
  test(title, async () => {
    withIt(await story(await aWorld(options)));
    const world = await aWorld(options);
    await off(world, async () => withoutIt(await story(world)));
  });
}
