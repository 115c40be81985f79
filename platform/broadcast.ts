import { Cluster } from "ioredis";
import type { RedisClient } from "./redis.ts";

/** Short texts from one process to all that listen. Without Redis they are lost: nothing may depend on them but haste. */
export type Broadcast = {
  tell(text: string): Promise<void>;
  /** Hears what is told from now on, on a connection of its own that comes back by itself. */
  listen(hear: (text: string) => void): void;
  stop(): void;
};

export function openBroadcast(redis: RedisClient, channel: string): Broadcast {
  const listeners: RedisClient[] = [];
  return {
    async tell(text) {
      await redis.publish(channel, text).catch(() => {});
    },
    listen(hear) {
      const listener = listenerLike(redis);
      listeners.push(listener);
      listener.on("error", () => {});
      listener.on("ready", () => void listener.subscribe(channel).catch(() => {}));
      listener.on("message", (from, text) => {
        if (from === channel) hear(text);
      });
      void listener.connect().catch(() => {});
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
