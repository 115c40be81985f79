import { createServer, connect as dial, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
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
beforeAll(async () => {
  wire = await aWire(await createTestDatabase());
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
