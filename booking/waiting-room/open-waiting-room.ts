import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { RedisClient } from "#platform/redis.ts";
import type { ServiceBeats } from "../capacity/send-beats.ts";
import type { LoadMonitor } from "./load-monitor.ts";
import { NumberIssuer } from "./number-issuer.ts";
import { QueueStore } from "./queue-store.redis.ts";
import { StatusCache } from "./status-cache.ts";
import type { QueueWatch } from "./watch-queue.ts";

type Deps = {
  pool: Pool;
  redis: RedisClient;
  clock: Clock;
  loadMonitor: LoadMonitor;
  queueWatch?: QueueWatch;
  beats?: Pick<ServiceBeats, "secondsGivenBack">;
};

export type WaitingRoom = { queueStore: QueueStore; statusCache: StatusCache; numberIssuer: NumberIssuer };

/** The waiting rooms of all events, as one process keeps them. Call it once and share what it answers. */
export function openWaitingRoom({ redis, ...deps }: Deps): WaitingRoom {
  const queueStore = new QueueStore(redis, { watch: deps.queueWatch });
  const statusCache = new StatusCache({ ...deps, queueStore });
  const numberIssuer = new NumberIssuer({ ...deps, queueStore, statusCache });
  return { queueStore, statusCache, numberIssuer };
}
