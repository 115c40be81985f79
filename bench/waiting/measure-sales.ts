import { Redis } from "ioredis";
import { updateWait } from "#app/visitor/wait/update-wait.ts";
import { readConfig } from "#platform/config.ts";
import { type TestClock, testClock } from "#tests/builders/test-clock.ts";
import { judgeWaits, type WaitReport } from "#tests/waiting-room/simulation/judge-waits.ts";
import type { SaleReport } from "#tests/waiting-room/simulation/sale-report.ts";
import { type SaleOptions, simulateSale } from "#tests/waiting-room/simulation/simulate-sale.ts";
import { closeStartline, openStartline, type Startline } from "#wiring";
import type { Stage } from "../stage.ts";

/** Twenty thousand people for fifteen hundred places, with the pace that an event has unless somebody changes it. */
export const SALE: SaleOptions = {
  seed: 1,
  people: 20_000,
  drawShare: 0.8,
  earlySeconds: 600,
  lateSeconds: 900,
  absentShare: 0.15,
  abandonShare: 0.15,
  reloadShare: 0.1,
  places: 1500,
  concurrency: 300,
  isPaced: true,
  minutesMax: 75,
};
/** Whoever stood behind so many would never be called. */
const ENOUGH_PEOPLE = 4000;
const ABSENT_SEEDS = [2, 3];

/** With how many commands to Redis, a script being one, and whether what people were told of their wait came true. */
export async function measureSale(stage: Stage): Promise<SaleReport & { commandsPerPerson: number; told: WaitReport }> {
  const count = await countCommands(stage.environment.REDIS_URL ?? "");
  const sale = await inVirtualTime(stage, (startline, clock) => simulateSale(startline, clock, SALE));
  return { ...sale, commandsPerPerson: count() / SALE.people, told: judgeWaits(sale.waits, updateWait) };
}

/** The same people when everybody is called at once. */
export const measureUnpacedSale = (stage: Stage): Promise<SaleReport> =>
  inVirtualTime(stage, (startline, clock) =>
    simulateSale(startline, clock, { ...SALE, isPaced: false, earlySeconds: 60, minutesMax: 40 }),
  );

/** Which share of the bookings per minute is lost when so many of those called do not come, until nine of ten places are sold. */
export async function measureAbsence(stage: Stage, absentShare: number): Promise<number> {
  const minutes = { all: 0, some: 0 };
  for (const seed of ABSENT_SEEDS) {
    const options = { ...SALE, seed, people: ENOUGH_PEOPLE, earlySeconds: 30, lateSeconds: 120, minutesMax: 27 };
    minutes.all += await minutesToMost(stage, { ...options, absentShare: 0 });
    minutes.some += await minutesToMost(stage, { ...options, absentShare });
  }
  return 1 - minutes.all / minutes.some;
}

async function minutesToMost(stage: Stage, options: SaleOptions): Promise<number> {
  const sale = await inVirtualTime(stage, (startline, clock) => simulateSale(startline, clock, options));
  return sale.minutesTo[90] ?? Number.NaN;
}

/** The product in this process, whose clock stands until it is moved. Nothing in it needs to outlast a failure of the machine. */
async function inVirtualTime<Result>(
  { environment, databaseUrl }: Stage,
  act: (startline: Startline, clock: TestClock) => Promise<Result>,
): Promise<Result> {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c synchronous_commit=off");
  const clock = testClock();
  const settings = { ...environment, DATABASE_URL: url.href, LOG_LEVEL: "silent", DATABASE_POOL_MAX: "20" };
  const startline = openStartline(readConfig(settings), clock);
  await startline.redis.connect();
  try {
    return await act(startline, clock);
  } finally {
    await closeStartline(startline);
  }
}

/** Answers how many commands Redis was sent since; those inside of scripts, and the simulation's own DEL, do not count. */
async function countCommands(redisUrl: string): Promise<() => number> {
  const redis = new Redis(redisUrl);
  const monitor = await redis.monitor();
  redis.disconnect();
  const ignored = ["del", "monitor", "info", "client", "hello", "select", "ping"];
  let count = 0;
  monitor.on("monitor", (_time: string, args: string[], source: string) => {
    if (source !== "lua" && !ignored.includes(args[0]?.toLowerCase() ?? "")) count += 1;
  });
  return () => {
    monitor.disconnect();
    return count;
  };
}
