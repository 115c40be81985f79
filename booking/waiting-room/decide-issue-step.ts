import type { JoinReply } from "./queue-store.redis.ts";
import type { TicketStatus } from "./waiting-room.sql.ts";

/** The next thing to do for a visitor who wants a number. `NumberIssuer` has one verb for each. */
export type IssueStep =
  | "ask_redis"
  /** What PostgreSQL knows of this visitor and of the index that Redis gave. */
  | "ask_postgres"
  /** Redis is to remember the number that PostgreSQL gave this visitor. */
  | "adopt_number"
  /** Redis is to give another index than the one that it remembers. */
  | "disown_index"
  /** PostgreSQL learns how many numbers Redis has given out. */
  | "report_issued"
  /** Redis gets more numbers to give out. */
  | "reserve_block"
  | "open_epoch"
  /** Somebody else opens an epoch. */
  | "wait"
  /** PostgreSQL gives a number itself. */
  | "issue_in_postgres"
  /** The visitor is told what Redis said. */
  | "answer"
  /** The visitor keeps the index that they have, and Redis is not told. */
  | "answer_kept_index"
  | "demand_proof";

/** What Redis answered last, as far as the table tells answers apart. */
export type RedisFact =
  | "not_asked"
  /** No answer, or none that could be used for too long. */
  | "away"
  /** A proof of work is missing, or too many join. */
  | "refused"
  /** The visitor's index is the one that they came with, or that PostgreSQL gave them. */
  | "kept"
  /** Redis gave an index, now or at an earlier join. */
  | "joined"
  /** While PostgreSQL gave numbers out, this visitor may have got one. */
  | "look_up"
  /** Redis has given out all that was reserved for it. */
  | "used_up"
  /** Redis knows no epoch, and this visitor is the one who opens it. */
  | "opener"
  /** Redis knows no epoch, and another visitor opens it. */
  | "epoch_awaited";

/** What PostgreSQL says to that. The first that is true counts. */
export type PostgresFact =
  | "not_asked"
  /** This visitor has a number of PostgreSQL's. */
  | "gave_number"
  /** PostgreSQL gives the numbers out. */
  | "issues"
  /** It was restored from an older state than Redis is in. */
  | "is_behind"
  /** A newer epoch than Redis' own has begun. */
  | "is_ahead"
  /** The index is one of a block that was abandoned before the draw, or of an earlier sale. */
  | "abandoned_index"
  /** Before the draw: it does not know of an index so high. Whatever Redis loses, all who were told one take part. */
  | "not_reported"
  | "agrees";

type Row = Record<PostgresFact, IssueStep>;

const always = (step: IssueStep): Row => ({
  not_asked: step,
  gave_number: step,
  issues: step,
  is_behind: step,
  is_ahead: step,
  abandoned_index: step,
  not_reported: step,
  agrees: step,
});

/** Every answer of Redis against everything that PostgreSQL may say to it. Nothing else decides what is done next. */
// biome-ignore format: it is a table, and is read as one.
export const ISSUE_TABLE: Record<RedisFact, Row> = {
  not_asked:     always("ask_redis"),
  away:          always("issue_in_postgres"),
  refused:       always("answer"),
  kept:          always("answer"),
  joined:        { not_asked: "ask_postgres", gave_number: "adopt_number", issues: "issue_in_postgres", is_behind: "report_issued", is_ahead: "wait", abandoned_index: "disown_index", not_reported: "report_issued", agrees: "answer" },
  look_up:       { ...always("ask_redis"), not_asked: "ask_postgres", gave_number: "adopt_number", issues: "issue_in_postgres" },
  used_up:       { ...always("reserve_block"), not_asked: "ask_postgres", gave_number: "adopt_number", issues: "issue_in_postgres", is_ahead: "open_epoch" },
  opener:        { ...always("open_epoch"), not_asked: "ask_postgres" },
  epoch_awaited: { ...always("wait"), not_asked: "ask_postgres", gave_number: "issue_in_postgres", issues: "issue_in_postgres" },
};

/** All that is known so far for one visitor. */
export type IssueFacts = {
  /** Null before Redis was asked, or when it is to be asked again. */
  redis: JoinReply | { outcome: "away" } | null;
  /** What PostgreSQL said to this answer of Redis; null before it was asked. */
  postgres: TicketStatus | null;
  /** The index that the visitor came with, or that PostgreSQL gave them. */
  keptIndex: number | null;
  /** Redis gave the index in this very join. */
  isNew: boolean;
  /** Where nobody counts joins each costs a proof, if the event asks for proofs at all, and this one has none. */
  owesProof: boolean;
  /** Up to which number Redis' count was reported to PostgreSQL, as far as this process knows. */
  reported: { epoch: number; issued: number };
};

/** What to do next. Pure: the caller does it, and asks again with what came of it. */
export function decideIssueStep(facts: IssueFacts): IssueStep {
  const step = ISSUE_TABLE[redisFactOf(facts)][postgresFactOf(facts)];
  if (step !== "issue_in_postgres") return step;
  if (facts.keptIndex !== null) return "answer_kept_index";
  return facts.owesProof && rememberedIndex(facts) === null ? "demand_proof" : step;
}

/** The index that Redis had given this visitor before PostgreSQL gives the numbers out, and that they keep. */
export const rememberedIndex = ({ redis, postgres, isNew }: IssueFacts): number | null =>
  redis?.outcome === "joined" && !isNew && postgres?.isAbandoned === false ? redis.index : null;

function redisFactOf({ redis, keptIndex }: IssueFacts): RedisFact {
  if (redis === null) return "not_asked";
  switch (redis.outcome) {
    case "proof_required":
    case "rate_limited":
      return "refused";
    case "joined":
      return keptIndex === null ? "joined" : "kept";
    case "reserve":
      return "used_up";
    case "open_epoch":
      return "opener";
    case "wait":
      return "epoch_awaited";
    case "away":
    case "look_up":
      return redis.outcome;
  }
}

function postgresFactOf({ redis, postgres, reported }: IssueFacts): PostgresFact {
  if (postgres === null) return "not_asked";
  if (postgres.provisionalIndex !== null) return "gave_number";
  if (postgres.issuer === "postgres") return "issues";
  if (redis?.outcome !== "joined" && redis?.outcome !== "reserve") return "agrees";
  if (postgres.epoch < redis.epoch) return "is_behind";
  if (postgres.epoch > redis.epoch) return "is_ahead";
  if (redis.outcome === "reserve") return "agrees";
  if (postgres.isAbandoned) return "abandoned_index";
  const isReported = postgres.isSealed || (reported.epoch === redis.epoch && reported.issued >= redis.index);
  return isReported ? "agrees" : "not_reported";
}
