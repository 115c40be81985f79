import { systemClock } from "#platform/clock.ts";
import { openRedis } from "#platform/redis.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { keepRate, type Rate } from "../load/keep-rate.ts";
import { type Latency, latencyOf } from "../load/latency.ts";
import type { LoadReport } from "../load/main.ts";
import { type Measured, runLoad } from "../measure.ts";
import type { Stage } from "../stage.ts";

const JOINED = 201;
const OK = 200;

/** New visitors who join over HTTP: before the opening, for the draw, or behind a crowd at a sale that is open. */
export async function measureJoins(stage: Stage, when: "before" | "open", rate: Rate): Promise<Measured<Latency>> {
  const opensInMinutes = when === "before" ? 10 : -60;
  const options = { capacity: 100, concurrencyTarget: 50, opensInMinutes };
  const event = await anEventOnSale({ ...stage, clock: systemClock }, options);
  await stage.pool.query("CHECKPOINT");
  const report = await runLoad({ kind: "joins_at_rate", port: stage.port, slug: event.slug, ...rate });
  return { ...latencyIn(report), faults: faultsOf(report, JOINED, "joins") };
}

/** What HTTP costs here. */
export async function measureHealth(stage: Stage, rate: Rate): Promise<Measured<Latency>> {
  const report = await runLoad({ kind: "health_at_rate", port: stage.port, ...rate });
  return { ...latencyIn(report), faults: faultsOf(report, OK, "requests for health") };
}

/** What a round trip to Redis costs here, with nothing done in it. */
export async function measureIncr(stage: Stage, rate: Rate): Promise<Latency> {
  const redis = openRedis(stage.environment.REDIS_URL ?? "");
  await redis.connect();
  const latencies: number[] = [];
  try {
    await keepRate(rate, async (dueAt) => {
      await redis.incr("bench");
      latencies.push(performance.now() - dueAt);
    });
  } finally {
    redis.disconnect();
  }
  return latencyOf(latencies);
}

const latencyIn = ({ p50, p99, max }: LoadReport): Latency => ({ p50, p99, max });

function faultsOf({ statuses }: LoadReport, wanted: number, what: string): string[] {
  const { [wanted]: _, ...others } = statuses;
  return Object.entries(others).map(([status, times]) => `${times} ${what} were answered ${status}`);
}
