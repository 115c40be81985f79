import { Cluster } from "ioredis";
import type { RedisClient } from "./redis.ts";

/**
 * Short texts from one process to all that subscribe. Without Redis they are lost, so nothing may depend on them: they only make
 * things happen sooner.
 */
export type Broadcast = {
  publish(text: string): Promise<void>;
  /** Gets what is published from now on, through a connection of its own that reconnects by itself. */
  subscribe(onText: (text: string) => void): void;
  /** Publishes an empty text, and subscribes once if nobody in this process does. Rejects with Redis' own error if either is refused. */
  check(): Promise<void>;
  close(): void;
};

/** No subscriber gets it: it is published only to see whether Redis lets us. */
const EMPTY = "";

export function openBroadcast(redis: RedisClient, channel: string): Broadcast {
  const subscribers: RedisClient[] = [];
  let hasSubscribed = false;
  /** Why the last attempt to subscribe failed; a subscriber tries again with each new connection. */
  let refusal: unknown = null;

  async function subscribe(subscriber: RedisClient): Promise<void> {
    try {
      await subscriber.subscribe(channel);
      hasSubscribed = true;
      refusal = null;
    } catch (error) {
      refusal = error;
    }
  }

  async function subscribeOnce(): Promise<void> {
    const subscriber = subscriberLike(redis);
    subscriber.on("error", () => {});
    try {
      await subscriber.connect();
      await subscribe(subscriber);
    } finally {
      subscriber.disconnect();
    }
  }

  return {
    async publish(text) {
      await redis.publish(channel, text).catch(() => {});
    },
    subscribe(onText) {
      const subscriber = subscriberLike(redis);
      subscribers.push(subscriber);
      subscriber.on("error", () => {});
      subscriber.on("ready", () => void subscribe(subscriber));
      subscriber.on("message", (from, text) => {
        if (from === channel && text !== EMPTY) onText(text);
      });
      void subscriber.connect().catch(() => {});
    },
    async check() {
      await redis.publish(channel, EMPTY);
      if (subscribers.length === 0 && !hasSubscribed) await subscribeOnce();
      if (refusal !== null) throw refusal;
    },
    close() {
      for (const subscriber of subscribers) subscriber.disconnect();
    },
  };
}

/** Silence on a connection that only receives is no sign of trouble. */
const subscriberLike = (redis: RedisClient): RedisClient =>
  redis instanceof Cluster
    ? redis.duplicate([], { redisOptions: { autoResubscribe: false } })
    : redis.duplicate({ socketTimeout: undefined, autoResubscribe: false } as object);
