import { setTimeout as pause } from "node:timers/promises";
import { addSeconds, type Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { ServiceBeats } from "../capacity/send-beats.ts";
import { batchTicks } from "./call-numbers.ts";
import type { LoadMonitor } from "./load-monitor.ts";
import { openEpoch } from "./open-epoch.ts";
import { type QueueStore, STATUS_EVERY_MS } from "./queue-store.redis.ts";
import { sealDraw } from "./seal-draw.ts";
import { type StatusDocument, statusDocument } from "./status-document.ts";
import type { Tick } from "./waiting-room.sql.ts";
import type { QueueWatch } from "./watch-queue.ts";

/**
 * Older than this nobody is shown a document while PostgreSQL can make a newer one. Less than two periods: a cache in front
 * that asks once in two seconds, as nginx does, would always come just before that and get the last of them.
 */
const STATUS_MS_MAX = 1.5 * STATUS_EVERY_MS;
/** A slow Redis gets the new document while people read it already. */
const WRITING_MS_MAX = 100;
/** Older than this the shared document is not what another has just made. More than clocks of servers differ. */
const SHARED_MS_MAX = 5 * STATUS_EVERY_MS;
/** So long after the opening the draw is held without Redis, if it does not come back. */
const SEAL_WITHOUT_REDIS_SECONDS = 10;

type Deps = {
  pool: Pool;
  clock: Clock;
  queueStore: QueueStore;
  loadMonitor: LoadMonitor;
  queueWatch?: QueueWatch;
  beats?: Pick<ServiceBeats, "secondsGivenBack">;
};
type Remembered = { document: StatusDocument; madeAt: number };
type Shared = Awaited<ReturnType<QueueStore["readStatus"]>>;

/** What one process remembers of one event's waiting room, for at most a second. */
type Room = {
  tick: ReturnType<typeof batchTicks>;
  remembered: Remembered | null;
  making: Promise<StatusDocument> | null;
};

/** The status documents of this process, one per event, whoever asks. Create it once and share it. */
export class StatusCache {
  readonly #deps: Deps;
  readonly #rooms = new Map<string, Room>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /**
   * The event's status document, at most about a second old. Made at most once a second: within a process by a shared
   * promise, among processes by a key in Redis. With Redis away each process makes its own from PostgreSQL.
   */
  async readStatus(eventId: string): Promise<StatusDocument> {
    const room = this.#room(eventId);
    // Either way: this process' clock may be set back while it runs.
    const age = Math.abs(this.#now() - (room.remembered?.madeAt ?? Number.NEGATIVE_INFINITY));
    if (room.remembered && age < STATUS_EVERY_MS) return room.remembered.document;
    room.making ??= this.#makeStatus(eventId, room).finally(() => {
      room.making = null;
    });
    const { making, remembered } = room;
    // A crowd does not wait for the next: it gets the last, which is hardly older than a second, while that is made.
    if (remembered && age < STATUS_MS_MAX) {
      making.catch(() => {});
      return remembered.document;
    }
    // While PostgreSQL is away people keep the last they knew, with its time, rather than an error.
    return remembered ? making.catch(() => remembered.document) : making;
  }

  /** Calls the next numbers, if credits allow, for a visitor who has just been given the number `issued`. */
  async tick(eventId: string, queue: { epoch: number; issued: number }): Promise<Tick> {
    const room = this.#room(eventId);
    const tick = await room.tick(queue);
    // The draw is held by whoever makes the next document: people who go on joining must not delay that.
    if (!tick.must_seal) this.#remember(room, this.#documentOf(tick));
    return tick;
  }

  async #makeStatus(eventId: string, room: Room): Promise<StatusDocument> {
    const { queueStore } = this.#deps;
    const shared = await queueStore.readStatus(eventId).catch(() => null);
    if (shared?.document && !shared.isMaker) {
      const document: StatusDocument = JSON.parse(shared.document);
      // Nobody had asked for a while, or whoever was to make it has died, or Redis was restored.
      if (this.#now() - Date.parse(document.generatedAt) < SHARED_MS_MAX) return this.#remember(room, document);
    }

    let tick = await room.tick({ epoch: shared?.epoch ?? 0, issued: shared?.issued ?? 0 });
    if (tick.must_seal && (await this.#seal(eventId, tick, shared))) {
      tick = await room.tick({ epoch: shared?.epoch ?? 0, issued: shared?.issued ?? 0 });
    }
    const document = this.#remember(room, this.#documentOf(tick));
    if (shared) {
      const written = Promise.allSettled([
        this.#keepRedisInStep(eventId, shared, tick),
        queueStore.writeStatus(eventId, JSON.stringify(document)),
      ]);
      await Promise.race([written, pause(WRITING_MS_MAX, undefined, { ref: false })]);
    }
    return document;
  }

  /** Without Redis nobody knows who has joined last: it gets some seconds to come back. */
  async #seal(eventId: string, tick: Tick, shared: Shared | null): Promise<boolean> {
    const isInStep = shared !== null && shared.epoch === tick.epoch;
    const mayWait = tick.at < addSeconds(tick.opens_at, SEAL_WITHOUT_REDIS_SECONDS);
    if (shared === null && mayWait) return false;
    const lastIndex = isInStep ? Math.max(shared.issued, tick.issued) : null;
    return sealDraw(this.#deps, eventId, { lastIndex, reserved: tick.reserved });
  }

  /**
   * Gives Redis the numbers that the tick has reserved for it. A Redis that was restored, a replica that missed the last joins, and
   * one that comes back after PostgreSQL took over begin a new epoch above all numbers that exist.
   */
  async #keepRedisInStep(eventId: string, shared: Shared, tick: Tick): Promise<void> {
    if (shared.epoch === 0 && tick.epoch === 0) return;
    const isOlder = shared.epoch < tick.epoch || (shared.epoch === tick.epoch && shared.issued < tick.issued);
    const { queueStore } = this.#deps;
    if (isOlder && queueStore.guard.isSteady() && !(await this.#hasCaughtUp(eventId, tick))) {
      await openEpoch(this.#deps, eventId, tick.epoch);
    } else if (shared.epoch === tick.epoch && tick.reserved > shared.reserved) {
      await queueStore.extendBlock(eventId, tick.epoch, tick.reserved);
    }
  }

  /** Joins between our reading and the tick make a sound Redis seem behind; read after the tick it is not. */
  async #hasCaughtUp(eventId: string, tick: Tick): Promise<boolean> {
    const now = await this.#deps.queueStore.readCounters(eventId);
    return now.epoch > tick.epoch || (now.epoch === tick.epoch && now.issued >= tick.issued);
  }

  /** Keeps the newer of two documents: a client must never see time run backwards. */
  #remember(room: Room, document: StatusDocument): StatusDocument {
    const known = room.remembered?.document;
    const newest = known && known.generatedAt > document.generatedAt ? known : document;
    room.remembered = { document: newest, madeAt: this.#now() };
    return newest;
  }

  readonly #documentOf = (tick: Tick): StatusDocument => statusDocument(tick, this.#deps.beats?.secondsGivenBack);

  readonly #now = (): number => this.#deps.clock.now().getTime();

  #room(eventId: string): Room {
    const { pool, clock, loadMonitor } = this.#deps;
    const room = this.#rooms.get(eventId) ?? {
      tick: batchTicks({ pool, clock, isOverloaded: () => loadMonitor.isOverloaded() }, eventId),
      remembered: null,
      making: null,
    };
    this.#rooms.set(eventId, room);
    return room;
  }
}
