import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import { batchRequests } from "./batch-requests.ts";
import { decideIssueStep, type IssueFacts, type IssueStep, rememberedIndex } from "./decide-issue-step.ts";
import { openEpoch } from "./open-epoch.ts";
import type { JoinReply, JoinRequest, QueueStore } from "./queue-store.redis.ts";
import { RedisAway } from "./redis-guard.ts";
import type { StatusCache } from "./status-cache.ts";
import {
  type Issuer,
  issueNumbersInSql,
  type ProvisionalRequest,
  reserveNumbersInSql,
  selectTicketStatuses,
  type TicketQuery,
  type TicketStatus,
} from "./waiting-room.sql.ts";
import type { QueueWatch } from "./watch-queue.ts";

/** A visitor who has waited longer than this gets no second try of a command that Redis did not answer. */
const SECOND_TRY_MS_MAX = 700;
/** Redis is not asked again later than this. Long enough for another process to open an epoch, and for a second one if the first dies. */
const PATIENCE_MS = 2500;
const WAIT_MS = 25;
/** New joins of one event in a second, whatever they prove: more than any crowd that we know of, and less than hurts. */
const JOINS_PER_SECOND_MAX = 2000;

export type NumberRequest = {
  /** When the visitor asked. */
  began: number;
  ticketId: string;
  /** Of the ticket that they have. */
  keptIndex: number | null;
  lastDrawn: number | null;
  /** Up to which number Redis' count was reported to PostgreSQL, as far as this process knows. */
  reported: { epoch: number; issued: number };
  proofAbove: number | null;
  hasProof: boolean;
  address: string;
  device: string;
};

export type IssuedNumber =
  | { outcome: "joined"; index: number; issued: number; epoch: number; isNew: boolean }
  | { outcome: "proof_required"; score: number }
  | { outcome: "rate_limited" };

type Deps = { pool: Pool; clock: Clock; queueStore: QueueStore; statusCache: StatusCache; queueWatch?: QueueWatch };

/** What one process asks PostgreSQL of one event, for all who join meanwhile together. */
type Room = {
  readTicketStatus: (ticket: TicketQuery) => Promise<TicketStatus>;
  issueInPostgres: (request: ProvisionalRequest) => Promise<number | null>;
  /** Who gave the numbers out when this process asked last. */
  issuer: Issuer;
};

/** What is known of one visitor's join so far. */
type Attempt = IssueFacts & {
  eventId: string;
  request: NumberRequest;
  disownedIndex: number | null;
  /** PostgreSQL was asked for this visitor. */
  isLookedUp: boolean;
};

const ASK_AGAIN = { redis: null, postgres: null };
const AWAY = { redis: { outcome: "away" }, postgres: null } as const;

/** Gives visitors their indexes, from Redis or from PostgreSQL. Create it once and share it. */
export class NumberIssuer {
  readonly #deps: Deps;
  readonly #rooms = new Map<string, Room>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * An index for this visitor, the same one each time (README.md, "Who gives the numbers out"). At the first join ever, and after
   * Redis lost its memory, an epoch is opened above every number that anybody may have; and Redis never gives out more than
   * PostgreSQL has reserved. While Redis is away PostgreSQL gives the numbers out, behind all of those.
   *
   * Before a visitor is told an index of Redis', PostgreSQL is asked, in one query for all who join meanwhile: it alone knows whether
   * this Redis is still the issuer, and whom it gave an index to while we could not reach Redis. Whoever shows a ticket was told before.
   */
  async issue(eventId: string, request: NumberRequest): Promise<IssuedNumber> {
    const deadline = performance.now() + PATIENCE_MS;
    let attempt = beginAttempt(eventId, request);
    for (;;) {
      const taken = await this.#take(decideIssueStep(attempt), attempt).catch(awayOrThrow);
      if ("outcome" in taken) return taken;
      attempt = { ...attempt, ...taken };
      if (attempt.redis === null && performance.now() > deadline) attempt = { ...attempt, ...AWAY };
    }
  }

  /** Does one step. Answers the visitor's number, or what was learned. */
  async #take(step: IssueStep, attempt: Attempt): Promise<IssuedNumber | Partial<Attempt>> {
    const { eventId, redis, postgres } = attempt;
    switch (step) {
      case "ask_redis": {
        const reply = await this.#askRedis(attempt);
        const isNew = attempt.isNew || (reply.outcome === "joined" && reply.isNew);
        return { redis: reply, postgres: null, isNew };
      }
      case "ask_postgres": {
        const index = redis?.outcome === "joined" ? redis.index : null;
        const { ticketId } = attempt.request;
        return { postgres: await this.readTicketStatus(eventId, { ticketId, index }), isLookedUp: true };
      }
      case "adopt_number":
        return { keptIndex: known(postgres?.provisionalIndex), ...ASK_AGAIN };
      case "disown_index":
        return { disownedIndex: joinedIn(attempt).index, ...ASK_AGAIN };
      case "report_issued":
        return this.#reportIssued(attempt);
      case "reserve_block":
        await this.#reserveBlock(attempt);
        return ASK_AGAIN;
      case "open_epoch":
        if (await openEpoch(this.#deps, eventId, known(postgres?.epoch))) return ASK_AGAIN;
        return { redis: { outcome: "wait" }, postgres: null };
      case "wait":
        await pause(WAIT_MS);
        return ASK_AGAIN;
      case "issue_in_postgres":
        return (await this.#issueInPostgres(attempt)) ?? ASK_AGAIN;
      case "answer":
        return answerOf(attempt);
      case "answer_kept_index":
        return { outcome: "joined", index: known(attempt.keptIndex), ...attempt.reported, isNew: false };
      case "demand_proof":
        return { outcome: "proof_required", score: 0 };
    }
  }

  /**
   * One answer that comes too late, or is lost, is no reason to do without Redis: that costs everybody a block of numbers. So the
   * script runs once more, and answers the same, unless the visitor has waited for long or the circuit is open.
   */
  async #askRedis({ eventId, request, keptIndex, disownedIndex, isLookedUp }: Attempt): Promise<JoinReply> {
    const { queueStore } = this.#deps;
    const { began, reported, ...visit } = request;
    const join: JoinRequest = {
      ...visit,
      keptIndex,
      disownedIndex,
      isLookedUp,
      joinsPerSecondMax: JOINS_PER_SECOND_MAX,
    };
    try {
      return await queueStore.join(eventId, join);
    } catch (error) {
      if (queueStore.guard.isCircuitOpen() || performance.now() - began > SECOND_TRY_MS_MAX) throw error;
      return queueStore.join(eventId, join);
    }
  }

  /** What PostgreSQL says to an index that Redis gave: asked by many joins at once, and after Redis answered. */
  async readTicketStatus(eventId: string, ticket: TicketQuery): Promise<TicketStatus> {
    const room = this.#room(eventId);
    const status = await room.readTicketStatus(ticket);
    if (room.issuer !== status.issuer) {
      room.issuer = status.issuer;
      void this.#deps.queueWatch?.issuerChanged(eventId, status.issuer);
    }
    return status;
  }

  /** By a tick, which calls the visitor at once if a credit is free. If an epoch has begun meanwhile, PostgreSQL is asked again. */
  async #reportIssued(attempt: Attempt): Promise<Partial<Attempt>> {
    const { epoch, issued, index } = joinedIn(attempt);
    const tick = await this.#deps.statusCache.tick(attempt.eventId, { epoch, issued });
    const isReported = tick.epoch === epoch && tick.issued >= index;
    const postgres = isReported && attempt.postgres ? { ...attempt.postgres, epoch: tick.epoch } : null;
    return { reported: { epoch: tick.epoch, issued: tick.issued }, postgres };
  }

  async #reserveBlock({ eventId, redis }: Attempt): Promise<void> {
    if (redis?.outcome !== "reserve") throw new Error("only a block that is used up is extended");
    const { epoch, issued } = redis;
    const reserved = await reserveNumbersInSql(this.#deps.pool, eventId, { epoch, issued });
    if (reserved !== null) await this.#deps.queueStore.extendBlock(eventId, epoch, reserved);
  }

  /** Null where Redis gives the numbers out by now; where this process cannot reach Redis, PostgreSQL takes over. */
  async #issueInPostgres(attempt: Attempt): Promise<IssuedNumber | null> {
    const { eventId, request, redis, reported } = attempt;
    const room = this.#room(eventId);
    const remembered = rememberedIndex(attempt);
    const { ticketId } = request;
    const index = await room.issueInPostgres({ ticketId, index: remembered, takesOver: redis?.outcome === "away" });
    if (index === null) return null;
    // PostgreSQL may have become the issuer just now. The visitor need not wait until that is logged.
    if (room.issuer === "redis") void this.readTicketStatus(eventId, { ticketId, index: null }).catch(() => {});
    return { outcome: "joined", index, issued: index, epoch: reported.epoch, isNew: index !== remembered };
  }

  #room(eventId: string): Room {
    const { pool, clock } = this.#deps;
    const room = this.#rooms.get(eventId) ?? {
      readTicketStatus: batchRequests((tickets) => selectTicketStatuses(pool, eventId, tickets)),
      issueInPostgres: batchRequests((requests) => issueNumbersInSql(pool, eventId, requests, clock.databaseNow())),
      issuer: "redis",
    };
    this.#rooms.set(eventId, room);
    return room;
  }
}

const beginAttempt = (eventId: string, request: NumberRequest): Attempt => ({
  eventId,
  request,
  redis: null,
  postgres: null,
  keptIndex: request.keptIndex,
  disownedIndex: null,
  isNew: false,
  isLookedUp: false,
  owesProof: request.proofAbove !== null && !request.hasProof,
  reported: request.reported,
});

function awayOrThrow(error: unknown): typeof AWAY {
  if (error instanceof RedisAway) return AWAY;
  throw error;
}

function answerOf({ redis, isNew }: Attempt): IssuedNumber {
  switch (redis?.outcome) {
    case "joined":
      return { ...redis, isNew };
    case "proof_required":
    case "rate_limited":
      return redis;
    default:
      throw new Error(`${redis?.outcome} of Redis is no answer to a visitor`);
  }
}

function joinedIn({ redis }: Attempt): Extract<JoinReply, { outcome: "joined" }> {
  if (redis?.outcome !== "joined") throw new Error("Redis gave no index");
  return redis;
}

function known<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("this step needs what PostgreSQL says");
  return value;
}
