import { createHash } from "node:crypto";
import { ConsecutiveBreaker, circuitBreaker, handleAll, type IPolicy, TimeoutStrategy, timeout, wrap } from "cockatiel";
import type { RedisClient } from "#platform/redis.ts";
import { VISITOR_BYTES } from "./draw.ts";
import type { QueueWatch } from "./watch-queue.ts";

/** Joins are remembered as 9-byte fields in this many hashes of at most some hundred fields, which Redis packs tightly. */
const BUCKETS = 2048;
const KEPT_SECONDS = 30 * 24 * 3600;
const STATUS_KEPT_SECONDS = 3600;
/** So long after PostgreSQL gave numbers out it is asked for who comes without a ticket: whoever lost it did so just then. */
const LOOK_UP_SECONDS = 600;
/** Whoever is to open an epoch and dies is followed by another after this time. */
const OPENING_MS_MAX = 2000;
/** Addresses and devices are counted in so many slots, a minute at a time: some share one, and nobody is ever blocked by it. */
const SOURCE_SLOTS = 4096;
/** A carrier puts many people behind one address, so that its count weighs so many times less than that of one kind of device there. */
const DEVICES_BEHIND_ADDRESS = 5;
/** So many visitors of the draw's list in one string: 8,100 bytes, which Redis keeps in 8,192. */
const LIST_CHUNK = 900;
/** After so many failures in a row Redis is left alone for a second: a slow one must not make every page wait. */
const FAILURES_MAX = 3;
const BREAK_MS = 1000;
/** Whatever a command waits for inside of its client: a pipeline before it, a cluster's next node. */
const ANSWER_MS_MAX = 500;
/** After a failure Redis has to answer for so long before it may give out indexes again that PostgreSQL gives out now. */
const STEADY_MS = 3000;

// KEYS[1] counters  hash: epoch, issued, reserved, server, second, joins (new ones in that second), before (in the one before it),
//                   provisional (PostgreSQL gave numbers out while we were away: until when it is asked for whom)
// KEYS[2] bucket    hash: visitor -> index
// KEYS[3] opener    set while somebody opens an epoch
// KEYS[4] list      the draw's list is in the strings of this name with :0, :1 ... behind it (same hash tag)
// KEYS[5] sources   new joins of a minute by address and device, 2 bytes a slot in the strings of this name with :<minute> behind
//                   it; a proof is not counted, because the challenge was
// ARGV[1] visitor: 9 bytes of the nonce's hash  [2] seconds to keep  [3] ms that opening an epoch may take
// [4] index of a ticket that the visitor has, or ''  [5] nobody gets an index up to here: the draw is over
// [6] '1' while joins are put on the draw's list  [7] joins a second above which a proof is needed, or -1  [8] '1' with a proof
// [9] joins a second at most  [10] slot of the address  [11] slot of the device  [12] '1': PostgreSQL was asked for the visitor
// [13] an index of the visitor's that does not count (issue-place.ts), or ''
// Answers {'joined', index, issued, epoch, '1' if it is new}, {'open_epoch'} to the one who is to open it and {'wait'} to all others,
// {'reserve', epoch, issued}, {'look_up'}, {'proof_required', score}, {'rate_limited'}.
//
// The server's own id tells a Redis that was restarted or took over from another: it may not have heard of the last joins.
const JOIN = `
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
local c = redis.call('HMGET', KEYS[1], 'epoch', 'issued', 'reserved', 'server', 'second', 'joins', 'before', 'provisional')
if not c[1] or c[4] ~= server then
  return {redis.call('SET', KEYS[3], '1', 'NX', 'PX', ARGV[3]) and 'open_epoch' or 'wait'}
end
local function list(index, is_new)
  local chunk = KEYS[4] .. ':' .. math.floor((index - 1) / ${LIST_CHUNK})
  local place = (index - 1) % ${LIST_CHUNK}
  if is_new and place == 0 then
    redis.call('SET', chunk, ARGV[1] .. string.rep('\\0', ${(LIST_CHUNK - 1) * VISITOR_BYTES}), 'EX', ARGV[2])
  else
    redis.call('SETRANGE', chunk, place * ${VISITOR_BYTES}, ARGV[1])
    if not is_new then redis.call('EXPIRE', chunk, ARGV[2]) end
  end
end
local known = redis.call('HGET', KEYS[2], ARGV[1])
if known == ARGV[13] then known = nil end
if ARGV[4] ~= '' and known ~= ARGV[4] then
  known = ARGV[4]
  redis.call('HSET', KEYS[2], ARGV[1], known)
  redis.call('EXPIRE', KEYS[2], ARGV[2])
  if ARGV[6] == '1' then list(tonumber(known), false) end
end
if known then return {'joined', tonumber(known), tonumber(c[2]), tonumber(c[1]), 0} end
-- By the second of the newest join, which saves a command: after a quiet time one join more is looked up.
if c[8] and tonumber(c[8]) > tonumber(c[5] or 0) and ARGV[12] ~= '1' then return {'look_up'} end
local now = tonumber(redis.call('TIME')[1])
local joins, before = tonumber(c[6] or 0), tonumber(c[7] or 0)
local age = now - tonumber(c[5] or 0)
if age ~= 0 then
  before = age == 1 and joins or 0
  joins = 0
end
local sources = KEYS[5] .. ':' .. math.floor(now / 60)
local score = 0
if ARGV[8] ~= '1' then
  local address, device = unpack(redis.call('BITFIELD', sources, 'OVERFLOW', 'SAT',
    'INCRBY', 'u16', '#' .. ARGV[10], 1, 'INCRBY', 'u16', '#' .. (${SOURCE_SLOTS} + ARGV[11]), 1))
  if device == 1 then redis.call('EXPIRE', sources, 120) end
  score = math.max(device, math.floor(address / ${DEVICES_BEHIND_ADDRESS}))
end
local above = tonumber(ARGV[7])
if above >= 0 and math.max(joins, before) >= above and ARGV[8] ~= '1' then return {'proof_required', score} end
if joins >= tonumber(ARGV[9]) then return {'rate_limited'} end
local index = math.max(tonumber(c[2]), tonumber(ARGV[5])) + 1
if index > tonumber(c[3]) then return {'reserve', tonumber(c[1]), index - 1} end
redis.call('HSET', KEYS[1], 'issued', index, 'second', now, 'joins', joins + 1, 'before', before)
redis.call('HSET', KEYS[2], ARGV[1], index)
redis.call('EXPIRE', KEYS[2], ARGV[2])
if ARGV[6] == '1' then list(index, true) end
if index % 1000 == 0 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
return {'joined', index, index, tonumber(c[1]), 1}`;

// KEYS[1] counters        ARGV[1] epoch  [2] highest index before it  [3] reserved  [4] '1': PostgreSQL gave some out  [5] seconds to keep
// An epoch that is not newer than the one Redis has changes nothing.
const OPEN_EPOCH = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and tonumber(epoch) >= tonumber(ARGV[1]) then return 0 end
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'issued', ARGV[2], 'reserved', ARGV[3], 'server', server)
if ARGV[4] == '1' then redis.call('HSET', KEYS[1], 'provisional', redis.call('TIME')[1] + ${LOOK_UP_SECONDS}) end
redis.call('EXPIRE', KEYS[1], ARGV[5])
return 1`;

// KEYS[1] counters        ARGV[1] epoch  [2] reserved
const EXTEND = `
local c = redis.call('HMGET', KEYS[1], 'epoch', 'reserved')
if c[1] ~= ARGV[1] or tonumber(c[2]) >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[1], 'reserved', ARGV[2])
return 1`;

// KEYS[1] counters  KEYS[2] status document  KEYS[3] who is making it        ARGV[1] ms that one may take to make it
// Answers {document or false, epoch, issued, reserved, 1 if the caller is to make the next document}. Epoch 0: none of this server's,
// and then its document may be an old one, too.
const READ_STATUS = `
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
local c = redis.call('HMGET', KEYS[1], 'epoch', 'issued', 'reserved', 'server')
local document = (not c[4] or c[4] == server) and redis.call('GET', KEYS[2])
if c[4] ~= server then c = {0, 0, 0} end
local mine = redis.call('SET', KEYS[3], '1', 'NX', 'PX', ARGV[1]) and 1 or 0
return {document, tonumber(c[1] or 0), tonumber(c[2] or 0), tonumber(c[3] or 0), mine}`;

// KEYS[1] counters
const READ_COUNTERS = `
local server = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') or ''
local c = redis.call('HMGET', KEYS[1], 'epoch', 'issued', 'server')
if c[3] ~= server then return {0, 0} end
return {tonumber(c[1]), tonumber(c[2])}`;

export type Counters = { epoch: number; issued: number; reserved: number };

export type JoinRequest = {
  ticketId: string;
  /** Of a ticket that the visitor already has. */
  keptIndex: number | null;
  /** Nobody who comes now gets an index up to here; null before the draw. */
  lastDrawn: number | null;
  /** Joins a second above which a proof is needed; null when never. */
  proofAbove: number | null;
  hasProof: boolean;
  joinsPerSecondMax: number;
  /** Where the join comes from; counted, never blocked. */
  address: string;
  device: string;
  /** PostgreSQL was asked whether it gave this visitor a number. */
  isLookedUp: boolean;
  /** What Redis remembers of this visitor and does not count. */
  spoiltIndex: number | null;
};

export type JoinReply =
  | { outcome: "joined"; index: number; issued: number; epoch: number; isNew: boolean }
  | { outcome: "open_epoch" | "wait" | "look_up" | "rate_limited" }
  | { outcome: "reserve"; epoch: number; issued: number }
  | { outcome: "proof_required"; score: number };

/** Redis does not answer, or not for what PostgreSQL says now. */
export class RedisAway extends Error {}

type StoreOptions = {
  failuresMax?: number;
  keptSeconds?: number;
  watch?: Pick<QueueWatch, "redisFailed" | "redisFell" | "redisCameBack"> | undefined;
};

/** The only Redis of the waiting room. All keys of an event share one hash tag, so that a cluster keeps them together. */
export class QueueStore {
  readonly #redis: RedisClient;
  readonly #guard: IPolicy;
  readonly #keptSeconds: number;
  #failedAt = Number.NEGATIVE_INFINITY;
  #isLeftAlone = false;

  constructor(
    redis: RedisClient,
    { failuresMax = FAILURES_MAX, keptSeconds = KEPT_SECONDS, watch }: StoreOptions = {},
  ) {
    this.#redis = redis;
    this.#keptSeconds = keptSeconds;
    const breaker = circuitBreaker(handleAll, {
      halfOpenAfter: BREAK_MS,
      breaker: new ConsecutiveBreaker(failuresMax),
    });
    this.#guard = wrap(breaker, timeout(ANSWER_MS_MAX, TimeoutStrategy.Aggressive));
    this.#guard.onFailure(() => {
      this.#failedAt = performance.now();
      watch?.redisFailed();
    });
    // It breaks anew each second for as long as Redis is away.
    breaker.onBreak((reason) => {
      if (!this.#isLeftAlone) watch?.redisFell("error" in reason ? reason.error : null);
      this.#isLeftAlone = true;
    });
    breaker.onReset(() => {
      this.#isLeftAlone = false;
      watch?.redisCameBack();
    });
  }

  /** After several failures Redis is asked no more, but once a second. */
  isLeftAlone(): boolean {
    return this.#isLeftAlone;
  }

  /** Whether Redis has answered this process for a while. */
  isSteady(): boolean {
    return performance.now() - this.#failedAt > STEADY_MS;
  }

  /**
   * Gives the visitor an index, the same one each time; the one of a ticket that they have, whatever Redis remembers.
   * Where Redis knows no epoch of this event exactly one of those who ask is to open it (`open_epoch`), and the others ask again a
   * moment later (`wait`). `reserve`: Redis has given out all it may. `look_up`: PostgreSQL may have given this visitor a number.
   * @throws RedisAway within half a second, and at once when it has been away for several calls.
   */
  async join(eventId: string, request: JoinRequest): Promise<JoinReply> {
    const visitor = visitorOf(request.ticketId);
    const keys = [
      countersKey(eventId),
      joinsKey(eventId, visitor),
      `wr:{${eventId}}:epoch-opener`,
      listKey(eventId),
      `wr:{${eventId}}:sources`,
    ];
    const reply = await this.#run(JOIN, keys, [
      visitor,
      this.#keptSeconds,
      OPENING_MS_MAX,
      request.keptIndex ?? "",
      request.lastDrawn ?? 0,
      request.lastDrawn === null ? "1" : "0",
      request.proofAbove ?? -1,
      request.hasProof ? "1" : "0",
      request.joinsPerSecondMax,
      slotOf(request.address),
      slotOf(request.device),
      request.isLookedUp ? "1" : "0",
      request.spoiltIndex ?? "",
    ]);
    const [outcome, ...rest] = reply as [JoinReply["outcome"], ...number[]];
    const [first = 0, second = 0, third = 0, fourth = 0] = rest;
    switch (outcome) {
      case "joined":
        return { outcome, index: first, issued: second, epoch: third, isNew: fourth === 1 };
      case "reserve":
        return { outcome, epoch: first, issued: second };
      case "proof_required":
        return { outcome, score: first };
      default:
        return { outcome };
    }
  }

  async openEpoch(eventId: string, epoch: Counters & { hasProvisional: boolean }): Promise<void> {
    const hasProvisional = epoch.hasProvisional ? "1" : "0";
    const args = [epoch.epoch, epoch.issued, epoch.reserved, hasProvisional, this.#keptSeconds];
    await this.#run(OPEN_EPOCH, [countersKey(eventId)], args);
  }

  /** More numbers may be given out, if Redis is still in that epoch. */
  async extend(eventId: string, epoch: number, reserved: number): Promise<void> {
    await this.#run(EXTEND, [countersKey(eventId)], [epoch, reserved]);
  }

  /** The shared status document, and whether it is the caller's turn to make the next: at most one a second is. */
  async readStatus(eventId: string): Promise<Counters & { document: string | null; isMine: boolean }> {
    const keys = [countersKey(eventId), statusKey(eventId), `wr:{${eventId}}:status-maker`];
    const reply = await this.#run(READ_STATUS, keys, [STATUS_EVERY_MS]);
    const [document, epoch, issued, reserved, mine] = reply as [string | null, number, number, number, number];
    return { document, epoch, issued, reserved, isMine: mine === 1 };
  }

  /** What Redis has given out; epoch 0 when it knows none, or only one of another server. */
  async readCounters(eventId: string): Promise<{ epoch: number; issued: number }> {
    const [epoch, issued] = (await this.#run(READ_COUNTERS, [countersKey(eventId)], [])) as [number, number];
    return { epoch, issued };
  }

  async writeStatus(eventId: string, document: string): Promise<void> {
    const seconds = Math.min(STATUS_KEPT_SECONDS, this.#keptSeconds);
    await this.#ask(() => this.#redis.set(statusKey(eventId), document, "EX", seconds));
  }

  /** All that Redis keeps of an event in which nobody but this one has joined. */
  async forget(eventId: string, ticketId: string): Promise<void> {
    const keys = [
      countersKey(eventId),
      joinsKey(eventId, visitorOf(ticketId)),
      statusKey(eventId),
      `${listKey(eventId)}:0`,
    ];
    await this.#ask(() => this.#redis.unlink(...keys));
  }

  /** The first `size` of those who joined before the opening, 9 bytes each; zeros where Redis has forgotten. */
  async readDrawList(eventId: string, size: number): Promise<Buffer> {
    const list = Buffer.alloc(size * VISITOR_BYTES);
    for (let chunk = 0; chunk * LIST_CHUNK < size; chunk += 1) {
      const part = await this.#ask(() => this.#redis.getBuffer(`${listKey(eventId)}:${chunk}`));
      part?.copy(list, chunk * LIST_CHUNK * VISITOR_BYTES);
    }
    return list;
  }

  async #ask<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    try {
      return await this.#guard.execute(question);
    } catch (cause) {
      throw new RedisAway("Redis does not answer", { cause });
    }
  }

  /** EVALSHA, and EVAL when a restarted Redis has forgotten the script. */
  async #run(script: Script, keys: string[], args: (string | number | Buffer)[]): Promise<unknown> {
    return await this.#ask(async () => {
      try {
        return await this.#redis.evalsha(shaOf(script), keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
        return await this.#redis.eval(script, keys.length, ...keys, ...args);
      }
    });
  }
}

type Script = typeof JOIN | typeof OPEN_EPOCH | typeof EXTEND | typeof READ_STATUS | typeof READ_COUNTERS;

const shas = new Map<string, string>();
function shaOf(script: Script): string {
  const sha = shas.get(script) ?? createHash("sha1").update(script).digest("hex");
  shas.set(script, sha);
  return sha;
}

/** The status document is made anew this often, whatever the load. */
export const STATUS_EVERY_MS = 1000;

/** Who joined, as far as the queue knows: 9 bytes of the nonce's hash. */
export const visitorOf = (ticketId: string): Buffer => Buffer.from(ticketId, "base64url").subarray(0, VISITOR_BYTES);

const slotOf = (source: string): number => createHash("sha1").update(source).digest().readUInt32BE(0) % SOURCE_SLOTS;

const joinsKey = (eventId: string, visitor: Buffer) => `wr:{${eventId}}:joins:${visitor.readUInt32BE(0) % BUCKETS}`;
const countersKey = (eventId: string) => `wr:{${eventId}}:counters`;
const statusKey = (eventId: string) => `wr:{${eventId}}:status`;
const listKey = (eventId: string) => `wr:{${eventId}}:draw`;
