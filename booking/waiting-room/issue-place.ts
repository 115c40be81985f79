import { setTimeout as pause } from "node:timers/promises";
import type { Pool } from "#platform/database.ts";
import type { WaitingRooms } from "./open-waiting-rooms.ts";
import { type JoinReply, type JoinRequest, type QueueStore, RedisAway } from "./queue.redis.ts";
import { reserveNumbersInSql } from "./waiting-room.sql.ts";

/** Redis answers this process, and PostgreSQL gives the numbers out all the same, for some seconds yet. */
export class PostgresTurn extends RedisAway {}

type Deps = { pool: Pool; waitingRooms: WaitingRooms };

/** Nobody is kept waiting by a slow Redis: no step is begun later than this. */
const PATIENCE_MS = 700;
/** Where Redis does answer and somebody opens an epoch, which takes a process that has just started some time: until another may do so. */
const PATIENCE_MS_WITH_OPENER = 2500;
const ATTEMPT_PAUSE_MS = 25;
/** New joins of one event in a second, whatever they prove: more than any crowd that we know of, and less than hurts. */
const JOINS_PER_SECOND_MAX = 2000;

export type PlaceRequest = {
  /** When the visitor asked. */
  began: number;
  ticketId: string;
  keptIndex: number | null;
  lastDrawn: number | null;
  /** Before the draw: what PostgreSQL is known to have heard of. */
  heard: { epoch: number; issued: number } | null;
  proofAbove: number | null;
  hasProof: boolean;
  address: string;
  device: string;
};

export type IssuedPlace =
  | { outcome: "joined"; index: number; issued: number; epoch: number; isNew: boolean }
  | { outcome: "proof_required"; score: number }
  | { outcome: "rate_limited" };

type Joined = Extract<IssuedPlace, { outcome: "joined" }>;

/**
 * An index for this visitor, the same one each time. At the first join ever, and after Redis lost its memory, an epoch is opened
 * above all that anybody may have; and Redis never gives out more than PostgreSQL has reserved.
 *
 * PostgreSQL is asked before a visitor is told of it, once for all who join meanwhile: it alone knows whether this Redis still
 * counts, and whom it gave a number to while we did not hear Redis. Whoever shows a ticket was told before.
 * @throws RedisAway while Redis is away; PostgresTurn while only PostgreSQL gives numbers out.
 */
export async function issuePlace(deps: Deps, eventId: string, request: PlaceRequest): Promise<IssuedPlace> {
  const { queue } = deps.waitingRooms;
  const { heard, began, ...visit } = request;
  const started = performance.now();
  let { keptIndex } = request;
  let isLookedUp = false;
  let spoiltIndex: number | null = null;
  let isNew = false;
  do {
    const limits = { isLookedUp, spoiltIndex, joinsPerSecondMax: JOINS_PER_SECOND_MAX };
    const reply = await joinPatiently(queue, eventId, began, { ...visit, keptIndex, ...limits });
    if (reply.outcome === "joined") {
      if (keptIndex !== null) return reply;
      isNew ||= reply.isNew;
      const { epoch, issuer, provisional, isSealed, isLeft } = await deps.waitingRooms.readStanding(eventId, {
        ticketId: request.ticketId,
        index: reply.index,
      });
      if (provisional !== null) keptIndex = provisional;
      else if (issuer === "postgres") {
        if (isNew || isLeft) throw new PostgresTurn();
        return reply; // Who was given one before has it, whoever gives out the next.
      }
      // PostgreSQL was restored from an older state, and learns from Redis what was given out since.
      else if (epoch < reply.epoch) await deps.waitingRooms.tick(eventId, reply);
      // Somebody opens a newer epoch, and Redis is about to hear of it.
      else if (epoch > reply.epoch) await pause(ATTEMPT_PAUSE_MS);
      else if (isLeft) spoiltIndex = reply.index;
      else if (isSealed || (await hasHeard(deps, eventId, reply, heard))) return { ...reply, isNew };
    } else if (isAnswer(reply)) {
      return reply;
    } else if (reply.outcome === "look_up") {
      const standing = await deps.waitingRooms.readStanding(eventId, { ticketId: request.ticketId, index: 0 });
      keptIndex = standing.provisional;
      isLookedUp = true;
    } else if (reply.outcome === "open_epoch") {
      await openEpoch(deps, eventId);
    } else if (reply.outcome === "reserve") {
      await reserveMore(deps, eventId, reply);
    } else {
      const { goesOn } = await deps.waitingRooms.readStanding(eventId, { ticketId: request.ticketId, index: 0 });
      if (goesOn) throw new PostgresTurn();
      await pause(ATTEMPT_PAUSE_MS);
    }
  } while (performance.now() - started < PATIENCE_MS_WITH_OPENER);
  throw new RedisAway(`event ${eventId} has no epoch to give numbers from`);
}

/**
 * One answer that comes too late, or is lost, is no reason to go on without Redis: that costs everybody a block of numbers. So it
 * is asked once more, and answers the same, while the visitor has not waited for long; not where it has been left alone.
 */
async function joinPatiently(
  queue: QueueStore,
  eventId: string,
  began: number,
  request: JoinRequest,
): Promise<JoinReply> {
  try {
    return await queue.join(eventId, request);
  } catch (error) {
    if (queue.isLeftAlone() || performance.now() - began > PATIENCE_MS) throw error;
    return queue.join(eventId, request);
  }
}

const isAnswer = (reply: JoinReply): reply is IssuedPlace =>
  reply.outcome === "joined" || reply.outcome === "proof_required" || reply.outcome === "rate_limited";

/** Before the draw nobody is told an index that PostgreSQL has not heard of: whatever Redis loses, all who have one take part. */
async function hasHeard(deps: Deps, eventId: string, place: Joined, heard: PlaceRequest["heard"]): Promise<boolean> {
  if (heard && heard.epoch === place.epoch && heard.issued >= place.index) return true;
  const tick = await deps.waitingRooms.tick(eventId, { epoch: place.epoch, issued: place.issued });
  return tick.epoch === place.epoch && tick.issued >= place.index;
}

/** A Redis that is in an older epoch than PostgreSQL goes on in a new one. */
async function reserveMore(deps: Deps, eventId: string, from: { epoch: number; issued: number }): Promise<void> {
  const { queue } = deps.waitingRooms;
  const now = await reserveNumbersInSql(deps.pool, eventId, from);
  if (now.epoch === from.epoch) await queue.extend(eventId, now.epoch, now.reserved);
  else await openEpoch(deps, eventId);
}

async function openEpoch({ waitingRooms }: Deps, eventId: string): Promise<void> {
  if (!(await waitingRooms.openEpoch(eventId))) throw new PostgresTurn();
}
