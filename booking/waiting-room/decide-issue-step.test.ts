import fc from "fast-check";
import { expect, test } from "vitest";
import { decideIssueStep, ISSUE_TABLE, type IssueFacts, type IssueStep, rememberedIndex } from "./decide-issue-step.ts";
import type { JoinReply } from "./queue-store.redis.ts";
import type { TicketStatus } from "./waiting-room.sql.ts";

type Redis = NonNullable<IssueFacts["redis"]>;

const joined = (more: Partial<Extract<JoinReply, { outcome: "joined" }>> = {}): Redis => ({
  outcome: "joined",
  index: 7,
  issued: 9,
  epoch: 3,
  isNew: true,
  ...more,
});
const usedUp: Redis = { outcome: "reserve", epoch: 3, issued: 512 };

/** PostgreSQL agrees with Redis' epoch 3, and the draw is over. */
const postgres = (more: Partial<TicketStatus> = {}): TicketStatus => ({
  epoch: 3,
  issuer: "redis",
  provisionalIndex: null,
  isSealed: true,
  isAbandoned: false,
  ...more,
});

const facts = (more: Partial<IssueFacts> = {}): IssueFacts => ({
  redis: null,
  postgres: null,
  keptIndex: null,
  isNew: false,
  owesProof: false,
  reported: { epoch: 0, issued: 0 },
  ...more,
});

const beforeDraw = { isSealed: false };

const cases: [string, Partial<IssueFacts>, IssueStep][] = [
  ["at first Redis is asked", {}, "ask_redis"],
  ["a refusal of Redis' is told", { redis: { outcome: "rate_limited" } }, "answer"],
  ["a missing proof is told", { redis: { outcome: "proof_required", score: 3 } }, "answer"],
  ["PostgreSQL is asked what it says to an index of Redis'", { redis: joined() }, "ask_postgres"],
  ["an index that it agrees with is told", { redis: joined(), postgres: postgres() }, "answer"],
  ["whoever came with an index is told it at once", { redis: joined(), keptIndex: 7 }, "answer"],
  [
    "a number that PostgreSQL gave before counts",
    { redis: joined(), postgres: postgres({ provisionalIndex: 520 }) },
    "adopt_number",
  ],
  [
    "and also while PostgreSQL gives the numbers out",
    { redis: joined(), postgres: postgres({ provisionalIndex: 520, issuer: "postgres" }) },
    "adopt_number",
  ],
  [
    "while PostgreSQL gives the numbers out, no new index of Redis' is told",
    { redis: joined(), postgres: postgres({ issuer: "postgres" }), isNew: true },
    "issue_in_postgres",
  ],
  [
    "and one of before only when PostgreSQL has noted it",
    { redis: joined({ isNew: false }), postgres: postgres({ issuer: "postgres" }) },
    "issue_in_postgres",
  ],
  [
    "a PostgreSQL that was restored learns from Redis",
    { redis: joined(), postgres: postgres({ epoch: 2 }) },
    "report_issued",
  ],
  ["a Redis of an older epoch is waited for", { redis: joined(), postgres: postgres({ epoch: 4 }) }, "wait"],
  [
    "an index of an abandoned block is exchanged",
    { redis: joined(), postgres: postgres({ ...beforeDraw, isAbandoned: true }) },
    "disown_index",
  ],
  [
    "before the draw the index is reported to PostgreSQL first",
    { redis: joined(), postgres: postgres(beforeDraw), reported: { epoch: 3, issued: 6 } },
    "report_issued",
  ],
  [
    "what was reported of another epoch says nothing",
    { redis: joined(), postgres: postgres(beforeDraw), reported: { epoch: 2, issued: 99 } },
    "report_issued",
  ],
  [
    "an index that was reported is told",
    { redis: joined(), postgres: postgres(beforeDraw), reported: { epoch: 3, issued: 7 } },
    "answer",
  ],
  ["whoever may have a number of PostgreSQL's is looked up", { redis: { outcome: "look_up" } }, "ask_postgres"],
  [
    "who has none is given an index by Redis",
    { redis: { outcome: "look_up" }, postgres: postgres({ epoch: 9 }) },
    "ask_redis",
  ],
  [
    "who has one keeps it",
    { redis: { outcome: "look_up" }, postgres: postgres({ provisionalIndex: 520 }) },
    "adopt_number",
  ],
  ["a block that is used up is extended", { redis: usedUp, postgres: postgres() }, "reserve_block"],
  ["by a restored PostgreSQL too", { redis: usedUp, postgres: postgres({ epoch: 2 }) }, "reserve_block"],
  [
    "not for a Redis of an older epoch, which begins a new one",
    { redis: usedUp, postgres: postgres({ epoch: 4 }) },
    "open_epoch",
  ],
  [
    "nor while PostgreSQL gives the numbers out",
    { redis: usedUp, postgres: postgres({ issuer: "postgres" }) },
    "issue_in_postgres",
  ],
  ["whoever is to open an epoch asks which one counts", { redis: { outcome: "open_epoch" } }, "ask_postgres"],
  ["and opens the next", { redis: { outcome: "open_epoch" }, postgres: postgres({ epoch: 4 }) }, "open_epoch"],
  ["all others wait for them", { redis: { outcome: "wait" }, postgres: postgres({ epoch: 4 }) }, "wait"],
  [
    "or get a number from PostgreSQL while that gives them out",
    { redis: { outcome: "wait" }, postgres: postgres({ issuer: "postgres" }) },
    "issue_in_postgres",
  ],
  ["with Redis away PostgreSQL gives the number", { redis: { outcome: "away" } }, "issue_in_postgres"],
  ["but not to who has an index", { redis: { outcome: "away" }, keptIndex: 7 }, "answer_kept_index"],
  ["nor to who owes a proof", { redis: { outcome: "away" }, owesProof: true }, "demand_proof"],
  [
    "what Redis gave before costs no second proof",
    { redis: joined({ isNew: false }), postgres: postgres({ issuer: "postgres" }), owesProof: true },
    "issue_in_postgres",
  ],
];

test.each(cases)("%s", (_, more, step) => {
  expect(decideIssueStep(facts(more))).toBe(step);
});

test("each step of the table is taken by some case", () => {
  const inTable = new Set(Object.values(ISSUE_TABLE).flatMap((row) => Object.values(row)));
  expect([...inTable].filter((step) => !cases.some(([, , expected]) => expected === step))).toEqual([]);
});

const index = fc.integer({ min: 1, max: 30 });
const epoch = fc.integer({ min: 1, max: 4 });
const anyRedis: fc.Arbitrary<Redis | null> = fc.oneof(
  fc.record({ outcome: fc.constant("joined" as const), index, issued: index, epoch, isNew: fc.boolean() }),
  fc.record({ outcome: fc.constant("reserve" as const), epoch, issued: index }),
  fc.record({ outcome: fc.constant("proof_required" as const), score: fc.nat(9) }),
  fc.constantFrom("away", "open_epoch", "wait", "look_up", "rate_limited").map((outcome) => ({ outcome }) as Redis),
  fc.constant(null),
);
const anyPostgres = fc.option(
  fc.record({
    epoch,
    issuer: fc.constantFrom("redis" as const, "postgres" as const),
    provisionalIndex: fc.option(index),
    isSealed: fc.boolean(),
    isAbandoned: fc.boolean(),
  }),
);
const anyFacts: fc.Arbitrary<IssueFacts> = fc.record({
  redis: anyRedis,
  postgres: anyPostgres,
  keptIndex: fc.option(index),
  isNew: fc.boolean(),
  owesProof: fc.boolean(),
  reported: fc.record({ epoch, issued: index }),
});

const holdsForAll = (law: (facts: IssueFacts, step: IssueStep) => void) =>
  fc.assert(
    fc.property(anyFacts, (some) => law(some, decideIssueStep(some))),
    { numRuns: 2000 },
  );

test("whoever has an index is never given another", () => {
  holdsForAll(({ keptIndex, redis }, step) => {
    if (keptIndex === null) return;
    expect(["issue_in_postgres", "demand_proof", "disown_index", "report_issued"]).not.toContain(step);
    if (redis?.outcome === "joined" || redis?.outcome === "away") expect(step).toMatch(/^answer/);
  });
});

test("an index of Redis' is told only where PostgreSQL says that it counts, and gave no other", () => {
  holdsForAll(({ keptIndex, redis, postgres: said, reported }, step) => {
    if (step !== "answer" || redis?.outcome !== "joined" || keptIndex !== null) return;
    expect(said).toMatchObject({ provisionalIndex: null, issuer: "redis", epoch: redis.epoch, isAbandoned: false });
    expect(said?.isSealed || (reported.epoch === redis.epoch && reported.issued >= redis.index)).toBe(true);
  });
});

test("nobody gets a number from PostgreSQL for a proof that they owe, but the one that they had", () => {
  holdsForAll((some, step) => {
    if (step === "issue_in_postgres" && some.owesProof) expect(rememberedIndex(some)).not.toBeNull();
  });
});

test("Redis is given no numbers while PostgreSQL gives them out, nor in an epoch that does not count", () => {
  holdsForAll(({ redis, postgres: said }, step) => {
    if (step !== "reserve_block" || redis?.outcome !== "reserve") return;
    expect(said?.issuer).toBe("redis");
    expect(said?.epoch).toBeLessThanOrEqual(redis.epoch);
  });
});

/** Both stores, as far as the steps change them, and nobody else but somebody who brings Redis into step while others wait. */
type World = {
  redisEpoch: number;
  redisRoom: number;
  remembers: boolean;
  postgres: TicketStatus;
  mayRedisIssue: boolean;
};

const anyWorld: fc.Arbitrary<World> = fc.record({
  /** 0: Redis knows none. */
  redisEpoch: fc.integer({ min: 0, max: 3 }),
  redisRoom: fc.integer({ min: 0, max: 1 }),
  remembers: fc.boolean(),
  postgres: fc.record({
    epoch: fc.integer({ min: 0, max: 3 }),
    issuer: fc.constantFrom("redis" as const, "postgres" as const),
    provisionalIndex: fc.option(fc.constant(900)),
    isSealed: fc.boolean(),
    isAbandoned: fc.boolean(),
  }),
  mayRedisIssue: fc.boolean(),
});

/** Answers what becomes of one join, and each step on the way. */
function playJoin(world: World, some: IssueFacts): { last: IssueStep; steps: IssueStep[] } {
  let known = some;
  const steps: IssueStep[] = [];
  const learn = (more: Partial<IssueFacts>) => {
    known = { ...known, ...more };
  };
  const askAgain = { redis: null, postgres: null };
  for (;;) {
    const step = decideIssueStep(known);
    steps.push(step);
    if (/^(answer|demand|issue)/.test(step) || steps.length > 20) return { last: step, steps };
    const { redis } = known;
    if (step === "ask_redis") {
      learn({ redis: replyOf(world, known), postgres: null });
      if (known.redis?.outcome === "joined") learn({ isNew: known.isNew || !world.remembers });
    } else if (step === "ask_postgres") learn({ postgres: world.postgres });
    else if (step === "adopt_number") learn({ keptIndex: world.postgres.provisionalIndex, ...askAgain });
    else if (step === "disown_index") {
      world.postgres = { ...world.postgres, isAbandoned: false };
      learn(askAgain);
    } else if (step === "report_issued" && redis?.outcome === "joined") {
      world.postgres = { ...world.postgres, epoch: Math.max(world.postgres.epoch, redis.epoch) };
      learn({ reported: { epoch: redis.epoch, issued: redis.issued }, postgres: world.postgres });
    } else if (step === "reserve_block") {
      world.postgres = { ...world.postgres, epoch: world.redisEpoch };
      world.redisRoom = 1;
      learn(askAgain);
    } else if (step === "open_epoch") {
      if (world.postgres.issuer === "postgres" && !world.mayRedisIssue)
        learn({ redis: { outcome: "wait" }, postgres: null });
      else {
        openNext(world);
        learn(askAgain);
      }
    } else if (step === "wait") {
      openNext(world);
      learn(askAgain);
    }
  }
}

function openNext(world: World): void {
  world.postgres = { ...world.postgres, epoch: world.postgres.epoch + 1, issuer: "redis" };
  Object.assign(world, { redisEpoch: world.postgres.epoch, redisRoom: 1 });
}

function replyOf(world: World, { keptIndex }: IssueFacts): Redis {
  if (world.redisEpoch === 0) return { outcome: "open_epoch" };
  if (keptIndex === null && !world.remembers && world.redisRoom === 0)
    return { outcome: "reserve", epoch: world.redisEpoch, issued: 7 };
  return joined({ index: keptIndex ?? 7, issued: 9, epoch: world.redisEpoch, isNew: false });
}

test("wherever both stores are, a join ends after a few steps, and with a number unless it owes a proof", () => {
  const visitor = fc.record({ keptIndex: fc.option(fc.constant(5)), owesProof: fc.boolean() });
  fc.assert(
    fc.property(anyWorld, visitor, (world, who) => {
      const { last, steps } = playJoin(structuredClone(world), facts(who));
      expect(steps.length).toBeLessThanOrEqual(12);
      expect(["answer", "answer_kept_index", "issue_in_postgres", "demand_proof"]).toContain(last);
      if (last === "demand_proof") expect(who).toEqual({ keptIndex: null, owesProof: true });
    }),
    { numRuns: 2000 },
  );
});
