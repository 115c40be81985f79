import { createHash } from "node:crypto";
import type { RedisClient } from "#platform/redis.ts";

export type Issued = { epoch: number; number: number; issued: number };

/** Joins are remembered as 9-byte fields in this many hashes of at most some hundred fields, which Redis packs tightly. */
const BUCKETS = 2048;
const KEPT_SECONDS = 30 * 24 * 3600;
/** Whoever is to open an epoch and dies is followed by another after this time. */
const OPENING_MS_MAX = 2000;

// KEYS[1] counters  hash: epoch, issued                   ARGV[1] the visitor: 9 bytes of the nonce's hash
// KEYS[2] bucket    hash: visitor -> "epoch:number"       ARGV[2] seconds to keep both
// KEYS[3] opener    set while somebody opens an epoch     ARGV[3] ms that opening one may take
//                                                         ARGV[4] "epoch:number" of a ticket the visitor has, or ''
// Answers {epoch, number, issued}. Where Redis knows no epoch: {1} to the one who is to open it, {0} to all others.
const JOIN = `
local counters = redis.call('HMGET', KEYS[1], 'epoch', 'issued')
if not counters[1] then return {redis.call('SET', KEYS[3], '1', 'NX', 'PX', ARGV[3]) and 1 or 0} end
local known = redis.call('HGET', KEYS[2], ARGV[1])
if not known and ARGV[4] ~= '' then
  known = ARGV[4]
  redis.call('HSET', KEYS[2], ARGV[1], known)
end
if known then
  local colon = string.find(known, ':')
  return {tonumber(string.sub(known, 1, colon - 1)), tonumber(string.sub(known, colon + 1)), tonumber(counters[2])}
end
local number = redis.call('HINCRBY', KEYS[1], 'issued', 1)
redis.call('HSET', KEYS[2], ARGV[1], counters[1] .. ':' .. number)
if number % 1000 == 0 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
if redis.call('HLEN', KEYS[2]) == 1 then redis.call('EXPIRE', KEYS[2], ARGV[2]) end
return {tonumber(counters[1]), number, number}`;

// KEYS[1] counters        ARGV[1] epoch  ARGV[2] highest number issued before it  ARGV[3] seconds to keep
// An epoch that is not newer than the one Redis has changes nothing.
const OPEN_EPOCH = `
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and tonumber(epoch) >= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'issued', ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[3])
return 1`;

// KEYS[1] counters  KEYS[2] status document  KEYS[3] who is making it        ARGV[1] ms that one may take to make it
// Answers {document or false, epoch, issued, 1 if the caller is to make the next document}.
const READ_STATUS = `
local counters = redis.call('HMGET', KEYS[1], 'epoch', 'issued')
local mine = redis.call('SET', KEYS[3], '1', 'NX', 'PX', ARGV[1]) and 1 or 0
return {redis.call('GET', KEYS[2]), tonumber(counters[1] or 0), tonumber(counters[2] or 0), mine}`;

/** The only Redis of the waiting room. All keys of an event share one hash tag, so that a cluster keeps them together. */
export class QueueStore {
  readonly #redis: RedisClient;

  constructor(redis: RedisClient) {
    this.#redis = redis;
  }

  /**
   * Gives the visitor a number, the same one each time. Where Redis knows no epoch of this event exactly one of those
   * who ask is to open it (`open_epoch`), and the others ask again a moment later (`wait`). The number of a ticket that
   * the visitor already has (`kept`) is remembered again by a Redis that has forgotten it.
   */
  async join(
    eventId: string,
    ticketId: string,
    kept: { epoch: number; number: number } | null,
  ): Promise<Issued | "open_epoch" | "wait"> {
    const visitor = Buffer.from(ticketId, "base64url").subarray(0, 9);
    const bucket = `wr:{${eventId}}:joins:${visitor.readUInt32BE(0) % BUCKETS}`;
    const keys = [countersKey(eventId), bucket, `wr:{${eventId}}:epoch-opener`];
    const keptText = kept ? `${kept.epoch}:${kept.number}` : "";
    const reply = (await this.#run(JOIN, keys, [visitor, KEPT_SECONDS, OPENING_MS_MAX, keptText])) as number[];
    const [epoch, number, issued] = reply;
    if (epoch === undefined || number === undefined || issued === undefined) return epoch === 1 ? "open_epoch" : "wait";
    return { epoch, number, issued };
  }

  async openEpoch(eventId: string, epoch: number, issued: number): Promise<void> {
    await this.#run(OPEN_EPOCH, [countersKey(eventId)], [epoch, issued, KEPT_SECONDS]);
  }

  /** What Redis has counted; epoch 0 when it knows none. */
  async readCounters(eventId: string): Promise<{ epoch: number; issued: number }> {
    const [epoch, issued] = await this.#redis.hmget(countersKey(eventId), "epoch", "issued");
    return { epoch: Number(epoch ?? 0), issued: Number(issued ?? 0) };
  }

  /** The shared status document, and whether it is the caller's turn to make the next: at most one a second is. */
  async readStatus(
    eventId: string,
  ): Promise<{ document: string | null; epoch: number; issued: number; isMine: boolean }> {
    const keys = [countersKey(eventId), statusKey(eventId), `wr:{${eventId}}:status-maker`];
    const [document, epoch, issued, mine] = (await this.#run(READ_STATUS, keys, [STATUS_EVERY_MS])) as [
      string | null,
      number,
      number,
      number,
    ];
    return { document, epoch, issued, isMine: mine === 1 };
  }

  async writeStatus(eventId: string, document: string): Promise<void> {
    await this.#redis.set(statusKey(eventId), document, "EX", 3600);
  }

  /** EVALSHA, and EVAL when a restarted Redis has forgotten the script. */
  async #run(script: string, keys: string[], args: (string | number | Buffer)[]): Promise<unknown> {
    const sha = createHash("sha1").update(script).digest("hex");
    try {
      return await this.#redis.evalsha(sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
      return await this.#redis.eval(script, keys.length, ...keys, ...args);
    }
  }
}

/** The status document is made anew this often, whatever the load. */
export const STATUS_EVERY_MS = 1000;

const countersKey = (eventId: string) => `wr:{${eventId}}:counters`;
const statusKey = (eventId: string) => `wr:{${eventId}}:status`;
