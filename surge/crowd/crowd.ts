import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { type Random, randomOf } from "../random.ts";
import { joinAsBot } from "./bot.ts";
import { Browser, type World } from "./browser.ts";
import { type Habits, intentOf } from "./habits.ts";
import { nonceOf } from "./nonce.ts";
import { Visitor } from "./visitor.ts";
import { newRecord, type VisitorRecord } from "./visitor-record.ts";

/** So many visitors who come within so many seconds, evenly at random. */
export type Wave = { visitors: number; seconds: number; afterSeconds: number; habits: Habits };
export type Sale = { slug: string; categoryIds: readonly string[] };
export type Crowd = {
  records: VisitorRecord[];
  /** Resolves when every visit has ended. */
  ended: Promise<void>;
  /** How late this process itself was, in milliseconds: with a late crowd nothing is proved. */
  lateness(): { p50: number; p99: number; max: number };
  /** Who came, who has gone, and who waits for their turn now. */
  howMany(): { came: number; gone: number; waiting: number };
};

const RESOLUTION_MS = 10;
const BOT_ADDRESSES = 8;
const NANOSECONDS = 1e6;

/**
 * Lets the waves of a sale come. It is an open loop: who comes when is decided by the seed, however slow the server is. `firstIndex` tells
 * the visitors of different sales apart.
 */
export function startCrowd(world: World, sale: Sale, waves: readonly Wave[], seed: number, firstIndex = 0): Crowd {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const beganAt = performance.now();
  const arrivals = waves.flatMap((wave, number) => arrivalsOf(wave, randomOf(seed, -1 - number)));
  arrivals.sort((a, b) => a.atMs - b.atMs);
  const records: VisitorRecord[] = [];
  let gone = 0;

  async function visit({ atMs, habits }: Arrival, position: number): Promise<void> {
    const index = firstIndex + position;
    const random = randomOf(seed, index);
    const record = newRecord(index, sale.slug, Date.now());
    records.push(record);
    const browser = new Browser(world, record, random, habits.isBot ? index % BOT_ADDRESSES : index);
    browser.startAt(beganAt + atMs);
    if (habits.isBot) await joinAsBot(browser, sale.slug, () => nonceOf(random));
    else await new Visitor(browser, intentOf(habits, random), sale).visit();
    gone += 1;
  }

  async function letThemCome(): Promise<void> {
    const visits: Promise<void>[] = [];
    for (const [position, arrival] of arrivals.entries()) {
      const waitMs = beganAt + arrival.atMs - performance.now();
      if (waitMs > 1) await pause(waitMs);
      if (world.isOver) break;
      visits.push(visit(arrival, position));
    }
    await Promise.all(visits);
  }

  const lateBy = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION_MS);
  return {
    records,
    ended: letThemCome(),
    lateness: () => ({
      p50: lateBy(delay.percentile(50)),
      p99: lateBy(delay.percentile(99)),
      max: lateBy(delay.max),
    }),
    howMany: () => ({ came: records.length, gone, waiting: records.filter(isWaiting).length }),
  };
}

const isWaiting = ({ joinedAt, turnAt, endedAt }: VisitorRecord): boolean =>
  joinedAt !== null && turnAt === null && endedAt === null;

type Arrival = { atMs: number; habits: Habits };

function arrivalsOf({ visitors, seconds, afterSeconds, habits }: Wave, random: Random): Arrival[] {
  return Array.from({ length: visitors }, () => ({
    atMs: 1000 * random.between(afterSeconds, afterSeconds + seconds),
    habits,
  }));
}
