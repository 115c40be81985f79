import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { freePort, isPortFree } from "../../servers/free-port.ts";
import { type StartedProgram, startProgram, stopEverything } from "../../servers/start-program.ts";
import { type Product, tellStories } from "./product.ts";

const PATIENCE_MS = 180_000;
const LAST_LINE = "Ctrl-C stops everything.";

/**
 * Starts what `npm run demo` starts, on free ports: the stories happen to the product as a newcomer meets it. A database
 * server named by DATABASE_URL is used, but only with a database of our own.
 */
export default async function startDemo(): Promise<() => Promise<void>> {
  const given = process.env.DATABASE_URL || undefined;
  const name = `startline_stories_${randomBytes(4).toString("hex")}`;
  try {
    const port = await threeFreePorts();
    const demo = await startProgram({
      name: "demo",
      command: process.execPath,
      args: ["scripts/demo.ts"],
      folder: fileURLToPath(new URL("../..", import.meta.url)),
      env: { PORT: String(port), DATABASE_URL: given ? await createDatabase(given, name) : "" },
    });
    tellStories(productOf(port, await summaryOf(demo)));
    return async () => {
      await demo.stop();
      if (given) await runSql(given, `DROP DATABASE ${name} WITH (FORCE)`);
      await stopEverything();
    };
  } catch (error) {
    await stopEverything(); // Playwright tears down only what was set up.
    throw error;
  }
}

/** The first of three ports in a row: the demo takes the next two for its simulators. */
async function threeFreePorts(): Promise<number> {
  for (;;) {
    const port = await freePort();
    const areFree = await Promise.all([port, port + 1, port + 2].map(isPortFree));
    if (port <= 65_533 && areFree.every(Boolean)) return port;
  }
}

/** What the demo prints when it is ready. It may have to build first. */
async function summaryOf(demo: StartedProgram): Promise<string> {
  const givesUpAt = Date.now() + PATIENCE_MS;
  let hasEnded = false;
  void demo.ended.then(() => {
    hasEnded = true;
  });
  for (;;) {
    const printed = readFileSync(demo.logFile, "utf8");
    if (printed.includes(LAST_LINE)) return printed;
    if (hasEnded || Date.now() > givesUpAt) throw new Error(`The demo did not start:\n${printed}`);
    await pause(50);
  }
}

function productOf(port: number, summary: string): Product {
  const rows = new Map(summary.split("\n").map((line) => line.trim().split(/ {2,}/) as [string, string]));
  const printed = (label: string): string => {
    const value = rows.get(label);
    if (!value) throw new Error(`The demo printed no ${label}:\n${summary}`);
    return value;
  };
  return {
    url: `http://localhost:${port}`,
    razorpayUrl: `http://127.0.0.1:${port + 1}`,
    inboxUrl: `http://127.0.0.1:${port + 2}`,
    databaseUrl: printed("PostgreSQL"),
    organizer: { email: printed("email"), password: printed("password") },
  };
}

async function createDatabase(server: string, name: string): Promise<string> {
  await runSql(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

async function runSql(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
