import { readFileSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import { copyOf } from "#app/copy/copy-of.ts";
import { systemClock } from "#platform/clock.ts";
import { openDatabase, openPool } from "#platform/database.ts";
import { migrate } from "#platform/migrate.ts";
import { startPostgres } from "../../servers/postgres.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { ask, type Door } from "../builders/visitor.ts";
import { openSurroundings, startServer } from "./open-door.ts";

/** A page gives up after two seconds, what looks up its event after one; the rest is for a machine that is busy. */
const ANSWERED_MS_MAX = 5000;

/** A server that takes connections and says nothing, as behind a network that lost it. Each backend is a process. */
function signalAll(postmaster: number, signal: "SIGSTOP" | "SIGCONT"): void {
  process.kill(postmaster, signal); // First, so that no new one is made.
  const backends = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, "utf8").trim().split(" ");
  for (const backend of backends) process.kill(Number(backend), signal);
}

test("while PostgreSQL hangs, pages that were made are shown, others are given up soon, and nothing of it stays", async () => {
  const postgres = await startPostgres();
  onTestFinished(postgres.stop);
  await migrate(postgres.url);
  const around = await openSurroundings();
  onTestFinished(around.close);
  const server = await startServer({ ...around.env, DATABASE_URL: postgres.url }, around.ports[0]);
  onTestFinished(server.stop);
  const pool = openPool(postgres.url, 2);
  onTestFinished(() => pool.end());
  const event = await anEventOnSale({ db: openDatabase(pool), pool, clock: systemClock }, { capacity: 5 });
  const door: Door = (path, init) => fetch(`${around.env.PUBLIC_URL}${path}`, init);
  const path = `/e/${event.slug}`;
  const page = await ask(door, "GET", path);
  expect(page.status).toBe(200);

  signalAll(postgres.pid, "SIGSTOP");
  let isStopped = true;
  const wake = () => {
    if (isStopped) signalAll(postgres.pid, "SIGCONT");
    isStopped = false;
  };
  onTestFinished(wake);
  expect((await ask(door, "GET", path)).body).toBe(page.body);
  const began = performance.now();
  const others = [`/hi${path}`, `/hi${path}/queue`, `/hi${path}/fairness`, "/hi/e/never-heard-of"];
  const broken = await Promise.all(others.map((other) => ask(door, "GET", other)));
  expect(performance.now() - began).toBeLessThan(ANSWERED_MS_MAX);
  for (const { status, headers, body } of broken) {
    expect([status, headers.get("cache-control")]).toEqual([500, "no-store"]);
    expect(body).toContain('<html lang="hi"');
    expect(body).toContain(copyOf("hi").pages.error.title);
  }

  wake();
  const after = await Promise.all(others.map((other) => ask(door, "GET", other)));
  expect(after.map(({ status }) => status)).toEqual([200, 200, 200, 404]);
});
