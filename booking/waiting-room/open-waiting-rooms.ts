import type { Clock } from "#platform/clock.ts";
import type { Pool } from "#platform/database.ts";
import type { RedisClient } from "#platform/redis.ts";
import { tickOfEvent } from "./call-numbers.ts";
import { QueueStore, STATUS_EVERY_MS } from "./queue.redis.ts";
import { type StatusDocument, statusDocument } from "./status-document.ts";
import { openEpochInSql, type Tick } from "./waiting-room.sql.ts";

/** Older than this nobody is shown a document while PostgreSQL can make a newer one. */
const STATUS_MS_MAX = 2 * STATUS_EVERY_MS;

type Deps = { pool: Pool; redis: RedisClient; clock: Clock };
type Remembered = { document: StatusDocument; madeAt: number };

/** What one process remembers of one event's waiting room, for at most a second. */
type Room = {
  tick: ReturnType<typeof tickOfEvent>;
  remembered: Remembered | null;
  making: Promise<StatusDocument> | null;
};

/** The waiting rooms of this process: one of each per event, whoever asks. Create it once and share it. */
export class WaitingRooms {
  readonly queue: QueueStore;
  readonly #deps: Deps;
  readonly #rooms = new Map<string, Room>();

  constructor(deps: Deps) {
    this.#deps = deps;
    this.queue = new QueueStore(deps.redis);
  }

  /**
   * The event's status document, at most about a second old. Made at most once a second: within a process by a shared
   * promise, among processes by a key in Redis. With Redis away each process makes its own from PostgreSQL.
   */
  async readStatus(eventId: string): Promise<StatusDocument> {
    const room = this.#room(eventId);
    const age = this.#now() - (room.remembered?.madeAt ?? Number.NEGATIVE_INFINITY);
    if (room.remembered && age < STATUS_EVERY_MS) return room.remembered.document;
    room.making ??= this.#makeStatus(eventId, room).finally(() => {
      room.making = null;
    });
    const { making, remembered } = room;
    // A crowd does not wait for the next: it gets the last, which is not yet two seconds old, while that is made.
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
    this.#remember(room, statusDocument(tick));
    return tick;
  }

  async #makeStatus(eventId: string, room: Room): Promise<StatusDocument> {
    const shared = await this.queue.readStatus(eventId).catch(() => null);
    if (shared?.document && !shared.isMine) return this.#remember(room, JSON.parse(shared.document));

    const tick = await room.tick({ epoch: shared?.epoch ?? 0, issued: shared?.issued ?? 0 });
    if (shared && (tick.epoch > shared.epoch || tick.issued > shared.issued))
      await this.#leaveOlderRedis(eventId, tick);
    const document = this.#remember(room, statusDocument(tick));
    if (shared) await this.queue.writeStatus(eventId, JSON.stringify(document)).catch(() => {});
    return document;
  }

  /**
   * A Redis that was restored, or a replica that had not heard all, would give numbers out twice: a new epoch goes on
   * above them. Asked after the tick, a sane Redis is never behind what PostgreSQL has heard from it.
   */
  async #leaveOlderRedis(eventId: string, tick: Tick): Promise<void> {
    const now = await this.queue.readCounters(eventId).catch(() => null);
    if (!now || now.epoch === 0 || now.epoch > tick.epoch) return;
    if (now.epoch === tick.epoch && now.issued >= tick.issued) return;
    const opened = await openEpochInSql(this.#deps.pool, eventId);
    await this.queue.openEpoch(eventId, opened.epoch, opened.issued);
  }

  /** Keeps the newer of two documents: a client must never see time run backwards. */
  #remember(room: Room, document: StatusDocument): StatusDocument {
    const known = room.remembered?.document;
    const newest = known && known.generatedAt > document.generatedAt ? known : document;
    room.remembered = { document: newest, madeAt: this.#now() };
    return newest;
  }

  readonly #now = (): number => this.#deps.clock.now().getTime();

  #room(eventId: string): Room {
    let room = this.#rooms.get(eventId);
    if (!room) {
      room = { tick: tickOfEvent(this.#deps, eventId), remembered: null, making: null };
      this.#rooms.set(eventId, room);
    }
    return room;
  }
}
