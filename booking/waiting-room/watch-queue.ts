import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import type { Metrics } from "#platform/metrics.ts";
import { NO_EVENT } from "../attention/attention.ts";
import { raiseAttention } from "../attention/raise-attention.ts";
import { resolveEndedTrouble } from "../attention/resolve-attention.ts";
import { countRoomsWithoutRedis, type Issuer } from "./waiting-room.sql.ts";

/** Is told what nobody sees from outside: that the circuit to Redis opened or closed, and that the issuer changed. */
export type QueueWatch = {
  redisFailed(): void;
  redisCircuitOpened(error: unknown): void;
  redisCircuitClosed(): void;
  drawListMissing(eventId: string, error: unknown): void;
  issuerChanged(eventId: string, issuer: Issuer): Promise<void>;
};

type Deps = { pool: Pool; clock: Clock; log: Log; metrics: Metrics };

/** One item for the whole installation. */
const TROUBLE = { eventId: NO_EVENT, kind: "redis_away", subject: "queue" } as const;

/** Writes it into the log and the metrics, and puts each change to PostgreSQL on the attention list. */
export function watchQueue(deps: Deps): QueueWatch {
  const { pool, clock, log, metrics } = deps;
  return {
    redisFailed: () => metrics.countRedisFailure(),
    redisCircuitOpened(error) {
      metrics.setRedisServing(false);
      log.error(
        { err: error },
        "Redis does not serve the queue; calls go on without it, and joins get numbers from PostgreSQL",
      );
    },
    redisCircuitClosed() {
      metrics.setRedisServing(true);
      log.warn("Redis serves the queue again");
    },
    drawListMissing(eventId, error) {
      log.error(
        { err: error, eventId },
        "the draw is held with a list that names nobody, because Redis did not answer",
      );
    },
    async issuerChanged(eventId, issuer) {
      metrics.countIssuerChange(issuer);
      log.warn({ eventId, issuer }, "the queue's numbers come from elsewhere than before");
      try {
        if (issuer === "redis") await resolveRedisAway(deps);
        else await raiseAttention(pool, { ...TROUBLE, facts: { eventId } }, clock.databaseNow());
      } catch (error) {
        log.error({ err: error, eventId }, "a change of the queue's issuer could not be put on the attention list");
      }
    },
  };
}

/**
 * Takes it off the list once Redis gives out the numbers of all sales that somebody follows. The watch does so too, for a
 * process that died in between.
 */
export async function resolveRedisAway({ pool, clock }: Pick<Deps, "pool" | "clock">): Promise<number> {
  const away = await countRoomsWithoutRedis(pool, clock.databaseNow());
  if (away === 0) await resolveEndedTrouble({ pool, clock }, TROUBLE);
  return away;
}
