import { setTimeout as pause } from "node:timers/promises";
import type { Database, Pool } from "#platform/database.ts";
import type { WaitingRooms } from "./open-waiting-rooms.ts";
import type { JoinReply } from "./queue.redis.ts";
import { openEpochInSql, reserveNumbersInSql, selectProvisionalNumber } from "./waiting-room.sql.ts";

type Deps = { db: Database; pool: Pool; waitingRooms: WaitingRooms };

const ATTEMPTS_MAX = 40;
const ATTEMPT_PAUSE_MS = 25;
/** New joins of one event in a second, whatever they prove: more than any crowd that we know of, and less than hurts. */
const JOINS_PER_SECOND_MAX = 2000;

export type PlaceRequest = {
  ticketId: string;
  keptIndex: number | null;
  lastDrawn: number | null;
  proofAbove: number | null;
  hasProof: boolean;
  address: string;
  device: string;
};

export type IssuedPlace =
  | { outcome: "joined"; index: number; issued: number; epoch: number; isNew: boolean }
  | { outcome: "proof_required"; score: number }
  | { outcome: "rate_limited" };

/**
 * An index for this visitor, the same one each time. At the first join ever, and after Redis lost its memory, an epoch is opened
 * above all that anybody may have; and Redis never gives out more than PostgreSQL has reserved.
 * @throws while Redis is away.
 */
export async function issuePlace(deps: Deps, eventId: string, request: PlaceRequest): Promise<IssuedPlace> {
  const { queue } = deps.waitingRooms;
  let { keptIndex } = request;
  let isLookedUp = false;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    const reply = await queue.join(eventId, {
      ...request,
      keptIndex,
      isLookedUp,
      joinsPerSecondMax: JOINS_PER_SECOND_MAX,
    });
    if (isAnswer(reply)) return reply;
    if (reply.outcome === "look_up") {
      keptIndex = await selectProvisionalNumber(deps.db, eventId, request.ticketId);
      isLookedUp = true;
    } else if (reply.outcome === "open_epoch") {
      await queue.openEpoch(eventId, await openEpochInSql(deps.pool, eventId));
    } else if (reply.outcome === "reserve") {
      await reserveMore(deps, eventId, reply);
    } else await pause(ATTEMPT_PAUSE_MS);
  }
  throw new Error(`event ${eventId} has no epoch to give numbers from`);
}

const isAnswer = (reply: JoinReply): reply is IssuedPlace =>
  reply.outcome === "joined" || reply.outcome === "proof_required" || reply.outcome === "rate_limited";

/** A Redis that is in an older epoch than PostgreSQL goes on in a new one. */
async function reserveMore(deps: Deps, eventId: string, from: { epoch: number; issued: number }): Promise<void> {
  const { queue } = deps.waitingRooms;
  const now = await reserveNumbersInSql(deps.pool, eventId, from);
  if (now.epoch === from.epoch) await queue.extend(eventId, now.epoch, now.reserved);
  else await queue.openEpoch(eventId, await openEpochInSql(deps.pool, eventId));
}
