import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "#tests/setup/database.ts";
import { startPgBouncer } from "../servers/pgbouncer.ts";
import { openPool, type Pool } from "./database.ts";
import { PreparedStatements } from "./prepared-statements.ts";

let databaseUrl: string;
let pool: Pool;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  pool = openPool(databaseUrl, 1);
  await pool.query("CREATE TABLE rides (id integer, name text)");
  await pool.query("INSERT INTO rides SELECT n, 'ride ' || n FROM generate_series(1, 3) n");
});
afterAll(() => pool.end());

const preparedBy = async (text: string): Promise<number> => {
  const { rows } = await pool.query("SELECT statement FROM pg_prepared_statements");
  return rows.filter(({ statement }) => statement === text).length;
};

test("a statement with values is prepared once a connection", async () => {
  const text = "SELECT name FROM rides WHERE id = $1";
  for (const id of [1, 2, 3]) expect((await pool.query(text, [id])).rows).toEqual([{ name: `ride ${id}` }]);

  expect(await preparedBy(text)).toBe(1);
});

test("a migration that changes what a prepared statement answers with fails nobody", async () => {
  const text = "SELECT * FROM rides WHERE id = $1";
  await pool.query(text, [1]);
  await pool.query("ALTER TABLE rides ADD COLUMN km integer DEFAULT 50");

  const answers = [await pool.query(text, [1]), await pool.query(text, [2])];
  await pool.query("ALTER TABLE rides DROP COLUMN km");

  expect(answers.map(({ rows }) => rows[0])).toEqual([
    { id: 1, name: "ride 1", km: 50 },
    { id: 2, name: "ride 2", km: 50 },
  ]);
});

test("what PostgreSQL could not prepare is prepared under another name once it can be", async () => {
  const text = "SELECT distance FROM rides WHERE id = $1";
  const client = await pool.connect();
  await expect(client.query(text, [1])).rejects.toThrow("does not exist");
  await client.query("ALTER TABLE rides ADD COLUMN distance integer DEFAULT 50");
  expect((await client.query(text, [1])).rows).toEqual([{ distance: 50 }]);
  client.release();

  const { rows } = await pool.query("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%distance%'");
  expect(rows).toEqual([{ name: expect.stringMatching(/^[0-9a-f]{24}_1$/) }]);
});

test("a statement whose answer does not come is prepared by the next connection", async () => {
  const impatient = openPool(databaseUrl, 1, 200);
  const text = "SELECT id, name FROM rides WHERE id = $1";
  const client = await pool.connect();
  await client.query("BEGIN; LOCK TABLE rides IN ACCESS EXCLUSIVE MODE");
  await expect(impatient.query(text, [1])).rejects.toThrow("Query read timeout");
  await client.query("COMMIT");
  client.release();
  await impatient.query(text, [1]);

  const { rows } = await impatient.query("SELECT statement FROM pg_prepared_statements");
  await impatient.end();
  expect(rows.map(({ statement }) => statement)).toContain(text);
});

test("what fails for its values alone stays prepared", async () => {
  const text = "SELECT 1 / $1::integer AS share";
  const client = await pool.connect();
  await expect(client.query(text, [0])).rejects.toThrow("division by zero");
  expect((await client.query(text, [1])).rows).toEqual([{ share: 1 }]);
  client.release();

  expect(await preparedBy(text)).toBe(1);
});

test("in a transaction nothing is prepared, because what fails there can't be asked again", async () => {
  const text = "SELECT id FROM rides WHERE name = $1";
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query(text, ["ride 1"]);
  await client.query("COMMIT");
  client.release();

  expect(await preparedBy(text)).toBe(0);
});

test("behind a pooler that changes sessions every statement is answered all the same", async () => {
  const bouncer = await startPgBouncer({ databaseUrl, poolSize: 3 });
  const pools = [openPool(bouncer.url, 5), openPool(bouncer.url, 5)];
  try {
    const ids = Array.from({ length: 300 }, (_, index) => (index % 3) + 1);
    const asked = ids.map((id, index) =>
      (pools[index % 2] as Pool).query("SELECT name FROM rides WHERE id = $1", [id]),
    );
    const names = (await Promise.all(asked)).map(({ rows }) => rows[0].name);
    expect(names).toEqual(ids.map((id) => `ride ${id}`));
  } finally {
    await Promise.all(pools.map((each) => each.end()));
    await bouncer.stop();
  }
});

test("an error of the statement itself is not taken for the pooler's", () => {
  const statements = new PreparedStatements();
  const name = statements.nameOf("SELECT $1");

  expect(statements.recoverFrom("SELECT $1", { code: "23505", routine: "_bt_check_unique" })).toBe(false);
  expect(statements.recoverFrom("SELECT $1", { code: "0A000", routine: "transformSetOperationTree" })).toBe(false);
  expect(statements.nameOf("SELECT $1")).toBe(name);
});

test("no more statements are prepared than PostgreSQL can keep for every connection", () => {
  const statements = new PreparedStatements();
  const names = Array.from({ length: 1000 }, (_, index) => statements.nameOf(`SELECT ${index}`));

  expect(new Set(names).size).toBe(201); // Two hundred names, and none.
});
