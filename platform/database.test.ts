import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createTestDatabase } from "#tests/setup/database.ts";
import { callFunction, openPool, type Pool } from "./database.ts";

/** A way to PostgreSQL on which connections can fall silent: nothing arrives any more, and nobody is told. */
async function aWire(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const pairs: [Socket, Socket][] = [];
  const server: Server = createServer((near) => {
    const far = dial(Number(target.port), target.hostname);
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
    near.pipe(far);
    far.pipe(near);
    pairs.push([near, far]);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.href,
    connections: () => pairs.length,
    fallSilent() {
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
        far.resume();
        near.resume();
      }
    },
    close() {
      server.close();
      for (const socket of pairs.flat()) socket.destroy();
    },
  };
}

let wire: Awaited<ReturnType<typeof aWire>>;
let pool: Pool;
let databaseUrl: string;
beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  wire = await aWire(databaseUrl);
  pool = openPool(wire.url, 1, 500);
});
afterAll(async () => {
  await pool.end();
  wire.close();
});

test("a connection that has fallen silent fails the query under way, and the next one gets another", async () => {
  await pool.query("SELECT 1");
  wire.fallSilent();
  await expect(pool.query("SELECT 1")).rejects.toThrow("Query read timeout");

  expect((await pool.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
  expect(wire.connections()).toBe(2);
});

test("a function call past its own limit destroys its connection too", async () => {
  const before = wire.connections();
  wire.fallSilent();
  await expect(callFunction(pool, "refunded_paise", ["evt_x", "pmt_x"], 200)).rejects.toThrow("Query read timeout");

  expect(await callFunction(pool, "refunded_paise", ["evt_x", "pmt_x"], 4000)).toEqual([{ refunded_paise: 0 }]);
  expect(wire.connections()).toBe(before + 1);
});

test("a rider's query whose answer does not come is given up after two to three seconds", () => {
  const { query_timeout } = openPool(wire.url, 1).options as { query_timeout?: number };
  expect(query_timeout).toBeGreaterThanOrEqual(2000);
  expect(query_timeout).toBeLessThanOrEqual(3000);
});

/** A connection of a pool, lent out, and what ends it as a server does that is shut down. */
async function aLentConnection() {
  const lender = openPool(databaseUrl, 1);
  onTestFinished(() => lender.end());
  const client = await lender.connect();
  const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
  const ended = new Promise((resolve) => client.once("end", resolve));
  const end = () => pool.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  return { lender, client, end, ended };
}

test("a connection that is lost between two queries of whoever has it ends nothing but itself", async () => {
  const { lender, client, end, ended } = await aLentConnection();
  await end();
  await ended;
  await expect(client.query("SELECT 1")).rejects.toThrow();
  client.release();
  expect((await lender.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
});

test("a connection that is lost during a query fails that query and nothing else", async () => {
  const { lender, client, end, ended } = await aLentConnection();
  const failed = expect(client.query("SELECT pg_sleep(60)")).rejects.toThrow("terminating connection");
  await end();
  await failed;
  await ended;
  client.release();
  expect((await lender.query("SELECT 2 AS two")).rows).toEqual([{ two: 2 }]);
});
