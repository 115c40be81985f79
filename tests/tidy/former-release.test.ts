import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { beforeAll, expect, test } from "vitest";
import { migrate } from "#platform/migrate.ts";
import { createTestDatabase } from "../setup/database.ts";
import { aFormerDatabase } from "../upgrade/former-release.ts";
import { ROOT } from "./repository.ts";

// The former release serves on while this one is put in place. What it calls and what it writes must go on working: a
// function that takes or answers something else is a new one beside the old, which a migration drops a release later.

type Schema = { functions: string[]; columns: Awaited<ReturnType<typeof columnsAt>> };
let before: Schema;
let after: Schema;
beforeAll(async () => {
  const url = await aFormerDatabase();
  before = await schemaAt(url);
  await migrate(url);
  after = await schemaAt(url);
});

test("every function that the former release has is still there, with the same arguments and answers", () => {
  expect(before.functions.filter((signature) => !after.functions.includes(signature))).toEqual([]);
});

test("every column that the former release has is still there, and it need not know the new ones", () => {
  const types = new Map(after.columns.map(({ column, type }) => [column, type]));
  const known = new Set(before.columns.map(({ column }) => column));
  const tables = new Set(before.columns.map(({ column }) => column.split(".")[0]));

  expect(before.columns.filter(({ column, type }) => types.get(column) !== type)).toEqual([]);
  const demanded = after.columns.filter(({ column, isRequired }) => isRequired && !known.has(column));
  expect(demanded.filter(({ column }) => tables.has(column.split(".")[0]))).toEqual([]);
});

test("an upgraded database has the tables of a new one", async () => {
  expect(after.columns).toEqual(await columnsAt(await createTestDatabase()));
});

test("a migration that was frozen with a release is never edited", () => {
  const lines = readFileSync(join(ROOT, "db/frozen-migrations.sha256"), "utf8").split("\n").filter(Boolean);
  const changed = lines.filter((line) => {
    const [checksum, file = ""] = line.split("  ");
    return (
      createHash("sha256")
        .update(readFileSync(join(ROOT, "db", file)))
        .digest("hex") !== checksum
    );
  });
  expect(changed).toEqual([]);
});

const schemaAt = async (url: string): Promise<Schema> => ({
  functions: await functionsAt(url),
  columns: await columnsAt(url),
});

const functionsAt = async (url: string): Promise<string[]> =>
  (
    await rowsAt<{ signature: string }>(
      url,
      `SELECT format('%s(%s) -> %s', p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid)) AS signature
       FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' ORDER BY 1`,
    )
  ).map(({ signature }) => signature);

const columnsAt = (url: string) =>
  rowsAt<{ column: string; type: string; isRequired: boolean }>(
    url,
    `SELECT table_name || '.' || column_name AS column, data_type AS type,
       is_nullable = 'NO' AND column_default IS NULL AND is_identity = 'NO' AND is_generated = 'NEVER' AS "isRequired"
     FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`,
  );

async function rowsAt<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query<Row>(text).finally(() => client.end())).rows;
}
