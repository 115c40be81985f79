import { createHash } from "node:crypto";
import type { RedisClient } from "#platform/redis.ts";
import { VISITOR_BYTES } from "./draw.ts";
import { SCRIPTS } from "./embedded-scripts.redis.ts";
import { RedisGuard } from "./redis-guard.ts";

/** Joins are remembered as 9-byte fields in this many hashes of at most some hundred fields, which Redis packs tightly. */
const BUCKETS = 2048;
const KEEP_SECONDS = 30 * 24 * 3600;
const STATUS_KEEP_SECONDS = 3600;
/** Whoever is to open an epoch and dies is followed by another after this time. */
const OPENING_MS_MAX = 2000;
/** Addresses and devices are counted in so many slots, a minute at a time: some share one, and nobody is ever blocked by it. */
const SOURCE_SLOTS = 4096;
/** So many visitors of the draw's list in one string: 8,100 bytes, which Redis keeps in 8,192. */
const VISITORS_PER_CHUNK = 900;

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
  disownedIndex: number | null;
};

export type JoinReply =
  | { outcome: "joined"; index: number; issued: number; epoch: number; isNew: boolean }
  /** Redis knows no epoch of this event: the one who asked is to open it, and all others are to wait. */
  | { outcome: "open_epoch" | "wait" }
  /** Redis has given out all that it may. */
  | { outcome: "reserve"; epoch: number; issued: number }
  /** PostgreSQL may have given this visitor a number. */
  | { outcome: "look_up" }
  | { outcome: "proof_required"; score: number }
  | { outcome: "rate_limited" };

type StoreOptions = ConstructorParameters<typeof RedisGuard>[0] & { keepSeconds?: number };

/** The only Redis of the waiting room. All keys of an event share one hash tag, so that a cluster keeps them together. */
export class QueueStore {
  readonly guard: RedisGuard;
  readonly #redis: RedisClient;
  readonly #keepSeconds: number;

  constructor(redis: RedisClient, { keepSeconds = KEEP_SECONDS, ...options }: StoreOptions = {}) {
    this.guard = new RedisGuard(options);
    this.#redis = redis;
    this.#keepSeconds = keepSeconds;
  }

  /**
   * Gives the visitor an index, the same one each time; the one of a ticket that they have, whatever Redis remembers.
   * @throws RedisAway, as all that this class does.
   */
  async join(eventId: string, request: JoinRequest): Promise<JoinReply> {
    const visitor = visitorOf(request.ticketId);
    const { keptIndex, disownedIndex, isLookedUp, lastDrawn, hasProof, proofAbove, joinsPerSecondMax } = request;
    const keys = [
      countersKey(eventId),
      joinsKey(eventId, visitor),
      `wr:{${eventId}}:epoch-opener`,
      drawListKey(eventId),
      `wr:{${eventId}}:sources`,
    ];
    return this.#runScript<JoinReply>("join", keys, {
      visitor,
      kept_index: keptIndex,
      disowned_index: disownedIndex,
      is_looked_up: isLookedUp,
      last_drawn: lastDrawn,
      has_proof: hasProof,
      proof_above: proofAbove,
      joins_per_second_max: joinsPerSecondMax,
      address_slot: slotOf(request.address),
      device_slot: slotOf(request.device),
      source_slots: SOURCE_SLOTS,
      visitors_per_chunk: VISITORS_PER_CHUNK,
      keep_seconds: this.#keepSeconds,
      opening_ms_max: OPENING_MS_MAX,
    });
  }

  async openEpoch(eventId: string, opened: Counters & { hasProvisional: boolean }): Promise<void> {
    const { hasProvisional, ...counters } = opened;
    const values = { ...counters, has_provisional: hasProvisional, keep_seconds: this.#keepSeconds };
    await this.#runScript("openEpoch", [countersKey(eventId)], values);
  }

  /** More numbers may be given out, if Redis is still in that epoch. */
  async extendBlock(eventId: string, epoch: number, reserved: number): Promise<void> {
    await this.#runScript("extendBlock", [countersKey(eventId)], { epoch, reserved });
  }

  /** The shared status document, and whether the caller is to make the next: at most one a second is. */
  async readStatus(eventId: string): Promise<Counters & { document: string | null; isMaker: boolean }> {
    const keys = [countersKey(eventId), statusKey(eventId), `wr:{${eventId}}:status-maker`];
    return this.#runScript("readStatus", keys, { making_ms_max: STATUS_EVERY_MS });
  }

  /** What Redis has given out; epoch 0 when it knows none, or only one of another server. */
  async readCounters(eventId: string): Promise<{ epoch: number; issued: number }> {
    return this.#runScript("readCounters", [countersKey(eventId)], {});
  }

  async writeStatus(eventId: string, document: string): Promise<void> {
    const seconds = Math.min(STATUS_KEEP_SECONDS, this.#keepSeconds);
    await this.guard.run(() => this.#redis.set(statusKey(eventId), document, "EX", seconds));
  }

  /** All that Redis keeps of an event in which nobody but this one has joined. */
  async forget(eventId: string, ticketId: string): Promise<void> {
    const keys = [
      countersKey(eventId),
      joinsKey(eventId, visitorOf(ticketId)),
      statusKey(eventId),
      `${drawListKey(eventId)}:0`,
    ];
    await this.guard.run(() => this.#redis.unlink(...keys));
  }

  /** The first `size` of those who joined before the opening, 9 bytes each; zeros where Redis has forgotten. */
  async readDrawList(eventId: string, size: number): Promise<Buffer> {
    const list = Buffer.alloc(size * VISITOR_BYTES);
    for (let chunk = 0; chunk * VISITORS_PER_CHUNK < size; chunk += 1) {
      const part = await this.guard.run(() => this.#redis.getBuffer(`${drawListKey(eventId)}:${chunk}`));
      part?.copy(list, chunk * VISITORS_PER_CHUNK * VISITOR_BYTES);
    }
    return list;
  }

  /** EVALSHA, and EVAL when a restarted Redis has forgotten the script. Answers the JSON that the script answers. */
  async #runScript<Reply>(name: keyof typeof SCRIPTS, keys: string[], values: Arguments): Promise<Reply> {
    const args = namesAndValues(values);
    const reply = await this.guard.run(async () => {
      try {
        return await this.#redis.evalsha(SHAS[name], keys.length, ...keys, ...args);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
        return await this.#redis.eval(SCRIPTS[name], keys.length, ...keys, ...args);
      }
    });
    return JSON.parse(String(reply));
  }
}

type Arguments = Record<string, string | number | boolean | Buffer | null>;

/** By turns, as the scripts read them; null is left out. */
const namesAndValues = (values: Arguments): (string | number | Buffer)[] =>
  Object.entries(values).flatMap(([name, value]) => {
    if (value === null) return [];
    return [name, typeof value === "boolean" ? Number(value) : value];
  });

const sha1 = (text: string): Buffer => createHash("sha1").update(text).digest();

const SHAS = Object.fromEntries(
  Object.entries(SCRIPTS).map(([name, script]) => [name, sha1(script).toString("hex")]),
) as Record<keyof typeof SCRIPTS, string>;

/** The status document is made anew this often, whatever the load. */
export const STATUS_EVERY_MS = 1000;

/** Who joined, as far as the queue knows: 9 bytes of the nonce's hash. */
export const visitorOf = (ticketId: string): Buffer => Buffer.from(ticketId, "base64url").subarray(0, VISITOR_BYTES);

const slotOf = (source: string): number => sha1(source).readUInt32BE(0) % SOURCE_SLOTS;

const joinsKey = (eventId: string, visitor: Buffer) => `wr:{${eventId}}:joins:${visitor.readUInt32BE(0) % BUCKETS}`;
const countersKey = (eventId: string) => `wr:{${eventId}}:counters`;
const statusKey = (eventId: string) => `wr:{${eventId}}:status`;
const drawListKey = (eventId: string) => `wr:{${eventId}}:draw`;
