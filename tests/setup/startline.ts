import { onTestFinished } from "vitest";
import type { Api } from "#http/api.ts";
import { openBackgroundTasks } from "#platform/background-tasks.ts";
import type { Clock } from "#platform/clock.ts";
import { systemClock } from "#platform/clock.ts";
import { readConfig } from "#platform/config.ts";
import { type RunningSimulator, startRazorpaySimulator } from "#simulators/razorpay/start.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import { buildCheckedApi } from "./checked-api.ts";
import { createTestDatabase } from "./database.ts";
import { createTestRedis } from "./redis.ts";
import { RAZORPAY, testSettings } from "./settings.ts";

export type TestStartline = {
  startline: Startline;
  api: Api;
  razorpay: RunningSimulator;
  /** Waits until all that was left for after the responses has been done. */
  drainBackgroundTasks(): Promise<void>;
  close(): Promise<void>;
};

/** The whole product in this process, on its own database, against a Razorpay of its own. */
export const openTestStartline = async (clock: Clock = systemClock): Promise<TestStartline> =>
  openTestStartlineAt(await createTestDatabase(), clock);

/** The same on a given, migrated database, and with settings of its own. */
export async function openTestStartlineAt(
  database: string,
  clock: Clock = systemClock,
  settings: Record<string, string> = {},
): Promise<TestStartline> {
  const [redisUrl, razorpay] = await Promise.all([
    createTestRedis(),
    startRazorpaySimulator({ port: 0, keyId: RAZORPAY.keyId, keySecret: RAZORPAY.keySecret }),
  ]);
  const config = readConfig({
    ...testSettings({ databaseUrl: database, redisUrl, razorpay }),
    LOG_LEVEL: "silent",
    DATABASE_POOL_MAX: "20",
    ...settings,
  });
  const startline = openStartline(config, clock);
  await startline.redis.connect();
  const backgroundTasks = openBackgroundTasks(() => {});
  return {
    startline,
    api: buildCheckedApi(startline, backgroundTasks.start),
    razorpay,
    drainBackgroundTasks: backgroundTasks.drain,
    async close() {
      await backgroundTasks.drain();
      await closeStartline(startline);
      await razorpay.stop();
    },
  };
}

/** For one test: closed when it ends. */
export async function aStartline(clock?: Clock): Promise<TestStartline> {
  const opened = await openTestStartline(clock);
  onTestFinished(opened.close);
  return opened;
}
