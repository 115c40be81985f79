import { Cluster } from "ioredis";
import type { RedisClient } from "./redis.ts";

/** Short texts from one process to all that listen. Without Redis they are lost: nothing may depend on them but haste. */
export type Broadcast = {
  tell(text: string): Promise<void>;
  /** Hears what is told from now on, on a connection of its own that comes back by itself. */
  listen(hear: (text: string) => void): void;
  /** Tells nothing to everybody, and listens once if nobody here does. Rejects with what Redis says if it may not. */
  probe(): Promise<void>;
  stop(): void;
};

/** Nobody hears of it: told only to see whether Redis lets us. */
const NOTHING = "";

export function openBroadcast(redis: RedisClient, channel: string): Broadcast {
  const listeners: RedisClient[] = [];
  let hasListened = false;
  /** Why the last attempt to listen came to nothing; who listens tries again by itself, with each new connection. */
  let refusal: unknown = null;

  async function subscribe(listener: RedisClient): Promise<void> {
    try {
      await listener.subscribe(channel);
      hasListened = true;
      refusal = null;
    } catch (error) {
      refusal = error;
    }
  }

  async function listenOnce(): Promise<void> {
    const listener = listenerLike(redis);
    listener.on("error", () => {});
    try {
      await listener.connect();
      await subscribe(listener);
    } finally {
      listener.disconnect();
    }
  }

  return {
    async tell(text) {
      await redis.publish(channel, text).catch(() => {});
    },
    listen(hear) {
      const listener = listenerLike(redis);
      listeners.push(listener);
      listener.on("error", () => {});
      listener.on("ready", () => void subscribe(listener));
      listener.on("message", (from, text) => {
        if (from === channel && text !== NOTHING) hear(text);
      });
      void listener.connect().catch(() => {});
    },
    async probe() {
      await redis.publish(channel, NOTHING);
      if (listeners.length === 0 && !hasListened) await listenOnce();
      if (refusal !== null) throw refusal;
    },
    stop() {
      for (const listener of listeners) listener.disconnect();
    },
  };
}

/** Silence on a connection that listens is no sign of trouble. */
const listenerLike = (redis: RedisClient): RedisClient =>
  redis instanceof Cluster
    ? redis.duplicate([], { redisOptions: { autoResubscribe: false } })
    : redis.duplicate({ socketTimeout: undefined, autoResubscribe: false } as object);
