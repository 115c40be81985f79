import { buildApi } from "#http/app.ts";
import { systemClock } from "#platform/clock.ts";
import { readConfig } from "#platform/config.ts";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import type { Inbox } from "#simulators/inbox/start-inbox.ts";
import { type RunningSimulator, startRazorpaySimulator } from "#simulators/razorpay/start.ts";
import { closeStartline, openStartline } from "#wiring";
import { freePort } from "../../servers/free-port.ts";
import { startPgBouncer } from "../../servers/pgbouncer.ts";
import { type StartedProgram, startProgram } from "../../servers/start-program.ts";
import type { Door } from "../builders/visitor.ts";
import { answerCheck } from "../setup/checked-api.ts";
import { createTestDatabase } from "../setup/database.ts";
import { createTestRedis } from "../setup/redis.ts";
import { CRON_SECRET, RAZORPAY, startTestInbox, testSettings } from "../setup/settings.ts";

export type OpenDoor = {
  /** Sends to the servers in turn. What the API answers must be what it says of itself, or the request throws. */
  door: Door;
  url: string;
  webhookSecret: string;
  razorpayUrl: string;
  inboxUrl: string;
  /** Straight to PostgreSQL, for building events and looking behind the door. */
  rooms: { db: Database; pool: Pool; clock: typeof systemClock };
  /** Runs the background work where no worker does. */
  runJobs(): Promise<void>;
  close(): Promise<void>;
};

export type Environment = Record<string, string>;

export const startServer = (env: Environment, port: number): Promise<StartedProgram> =>
  startProgram({
    name: "node-door",
    command: process.execPath,
    args: ["dist/server.js"],
    env: { ...env, PORT: String(port) },
    readyText: "Startline listens",
  });

export const startWorker = (env: Environment): Promise<StartedProgram> =>
  startProgram({
    name: "worker",
    command: process.execPath,
    args: ["dist/worker.js"],
    env,
    readyText: "the worker is running",
  });

/** The Node server with its worker, as on one plain machine. */
export const openNodeDoor = (): Promise<OpenDoor> =>
  openDoor(async (env, ports) => {
    const [port] = ports;
    const server = await startServer(env, port as number);
    const worker = await startWorker(env);
    return { programs: [worker, server], urls: [`http://127.0.0.1:${port}`], runJobs: async () => {} };
  });

/** Two `next start` behind PgBouncer in transaction mode and no worker, as on Vercel. */
export const openNextDoor = (): Promise<OpenDoor> =>
  openDoor(async (env, ports) => {
    const pooled = await startPgBouncer({ databaseUrl: env.DATABASE_URL as string, poolSize: 8 });
    const programs = await Promise.all(
      ports.map((port) =>
        startProgram({
          name: `next-door-${port}`,
          command: process.execPath,
          args: ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
          env: { ...env, DATABASE_URL: pooled.url, DATABASE_POOL_MAX: "6", PORT: String(port) },
          readyText: "Ready in",
        }),
      ),
    );
    const urls = ports.map((port) => `http://127.0.0.1:${port}`);
    return {
      programs: [...programs, pooled],
      urls,
      async runJobs() {
        for (const job of ["webhooks", "payments", "refunds", "messages", "places"]) {
          await fetch(`${urls[0]}/api/cron/${job}`, { headers: { authorization: `Bearer ${CRON_SECRET}` } });
        }
      },
    };
  });

/** All that our programs need beside them, and the settings that lead them to it. */
export type Surroundings = {
  env: Environment;
  /** Free ones; webhooks come to the first. */
  ports: [number, number];
  razorpay: RunningSimulator;
  inbox: Inbox;
  rooms: OpenDoor["rooms"];
  close(): Promise<void>;
};

/** `database`: the URL of a migrated one, for a test in which PostgreSQL dies. */
export async function openSurroundings(database?: string): Promise<Surroundings> {
  const [databaseUrl, redisUrl, first, second] = await Promise.all([
    database ?? createTestDatabase(),
    createTestRedis(),
    freePort(),
    freePort(),
  ]);
  const webhook = { url: `http://127.0.0.1:${first}/api/webhooks/razorpay`, secret: RAZORPAY.webhookSecret };
  const razorpay = await startRazorpaySimulator({
    port: 0,
    keyId: RAZORPAY.keyId,
    keySecret: RAZORPAY.keySecret,
    webhook,
  });
  const inbox = await startTestInbox();
  const env = {
    ...testSettings({ databaseUrl, redisUrl, razorpay, inbox }),
    NODE_ENV: "production",
    HOST: "127.0.0.1",
    PUBLIC_URL: `http://127.0.0.1:${first}`,
    RAZORPAY_CHECKOUT_URL: `${razorpay.url}/v1/checkout.js`,
    LOG_LEVEL: "info",
  };
  const pool = openPool(databaseUrl, 4);
  const db = openDatabase(pool);
  return {
    env,
    ports: [first, second],
    razorpay,
    inbox,
    rooms: { db, pool, clock: systemClock },
    async close() {
      await db.destroy();
      await Promise.all([razorpay.stop(), inbox.stop()]);
    },
  };
}

type Started = {
  programs: { stop(): Promise<void> }[];
  urls: string[];
  /** Does the background work where no worker does; nothing where one does. */
  runJobs(): Promise<void>;
};

export async function openDoor(start: (env: Environment, ports: number[]) => Promise<Started>): Promise<OpenDoor> {
  const around = await openSurroundings();
  const started = await start(around.env, around.ports);

  const described = openStartline(readConfig(around.env));
  const check = answerCheck(buildApi(described, () => {}));
  let turn = 0;
  const door: Door = async (path, init) => {
    const response = await fetch(`${started.urls[turn++ % started.urls.length]}${path}`, init);
    const { pathname } = new URL(response.url);
    if (pathname.startsWith("/api/")) await check(init?.method ?? "GET", pathname, response);
    return response;
  };
  return {
    door,
    url: started.urls[0] as string,
    webhookSecret: RAZORPAY.webhookSecret,
    razorpayUrl: around.razorpay.url,
    inboxUrl: around.inbox.url,
    rooms: around.rooms,
    runJobs: started.runJobs,
    async close() {
      await Promise.all([closeStartline(described), ...started.programs.map((program) => program.stop())]);
      await around.close();
    },
  };
}
