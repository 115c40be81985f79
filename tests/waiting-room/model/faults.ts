import { setImmediate as turn } from "node:timers/promises";
import type { Startline } from "#wiring";

/** Before: it never arrived. After: it was done, and the answer was lost on the way back. */
export type Loss = "before" | "after";

/** What goes wrong between one process and its two stores. */
export type Faults = {
  loseCallOf(functionName: string, loss: Loss): void;
  loseScript(loss: Loss): void;
  clear(): void;
  /** How many were lost so far. */
  lost(): number;
  /** Waits until no store is called any more, by whatever goes on after an answer. */
  settle(): Promise<void>;
};

/** Between two calls of one request no more turns of the event loop pass than this. */
const QUIET_TURNS = 5;

/** Puts itself between a process and its stores; loses nothing until it is told to. */
export function injectFaults({ pool, redis }: Startline): Faults {
  let calls: { functionName: string; loss: Loss }[] = [];
  let scripts: Loss[] = [];
  let lost = 0;
  let underWay = 0;
  const during = async <T>(call: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await call();
    } finally {
      underWay -= 1;
    }
  };

  const connect = pool.connect.bind(pool) as () => Promise<import("pg").PoolClient>;
  const query =
    (client: import("pg").PoolClient) => async (statement: { text?: string } | string, values?: unknown[]) => {
      const text = typeof statement === "string" ? statement : (statement.text ?? "");
      const found = calls.find(({ functionName }) => text.includes(` ${functionName}(`));
      if (found) {
        calls = calls.filter((other) => other !== found);
        lost += 1;
        if (found.loss === "after") await client.query(statement as string, values);
        throw new Error(`Connection terminated ${found.loss} ${found.functionName}`);
      }
      return during(() => client.query(statement as string, values));
    };
  // Whoever asks with a callback is node-postgres itself, for `pool.query`.
  pool.connect = (async (callback?: never) => {
    if (callback) return (pool.constructor.prototype.connect as typeof pool.connect).call(pool, callback);
    const client = await connect();
    return new Proxy(client, {
      get: (target, name) => (name === "query" ? query(target) : Reflect.get(target, name, target)),
    });
  }) as typeof pool.connect;

  const evalsha = redis.evalsha.bind(redis) as (...command: unknown[]) => Promise<unknown>;
  redis.evalsha = (async (...command: unknown[]) => {
    const loss = scripts.shift();
    if (loss === undefined) return during(() => evalsha(...command));
    lost += 1;
    if (loss === "after") await evalsha(...command);
    throw new Error(`the connection broke ${loss} a script`);
  }) as typeof redis.evalsha;

  const set = redis.set.bind(redis) as (...command: unknown[]) => Promise<unknown>;
  redis.set = ((...command: unknown[]) => during(() => set(...command))) as typeof redis.set;

  return {
    loseCallOf: (functionName, loss) => calls.push({ functionName, loss }),
    loseScript: (loss) => scripts.push(loss),
    clear() {
      calls = [];
      scripts = [];
    },
    lost: () => lost,
    async settle() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
        await turn();
        if (underWay > 0) quiet = 0;
      }
    },
  };
}
