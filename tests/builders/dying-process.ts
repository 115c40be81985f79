import type { PoolClient } from "pg";
import type { Gateway } from "#booking/payments/gateway.ts";
import { openDatabase, openPool, type Pool } from "#platform/database.ts";
import { type RateLimiter, UNLIMITED } from "#platform/open-rate-limiter.ts";
import type { Startline } from "#wiring";

type Deps = Pick<Startline, "db" | "pool" | "clock" | "log" | "gateway"> & { rateLimiter: RateLimiter };

/** A call to PostgreSQL or Razorpay: the how-manieth it is, and its statement without values, or its verb. */
export type OutsideCall = { number: number; what: string };

export type DyingProcess = {
  deps: Deps;
  /** Does the work. "died" when it came to the fatal call. */
  run<T>(work: (deps: Deps) => Promise<T>): Promise<T | "died">;
  /** Closes its connections as the system does with those of a dead process: what was not committed is undone. */
  close(): Promise<void>;
};

export const atCall =
  (number: number) =>
  (call: OutsideCall): boolean =>
    call.number === number;

/**
 * A process of ours that dies at its first fatal call to PostgreSQL or Razorpay, which is not made any more. From then on
 * nothing that it had asked for is answered and nothing that it goes on to do has any effect. To the outside that is also a
 * death after the call before, which had its effect and whose answer nobody received.
 */
export function aDyingProcess(healthy: Startline, isFatal: (call: OutsideCall) => boolean): DyingProcess {
  let calls = 0;
  let isDead = false;
  let reportDeath: (died: "died") => void = () => {};
  const died = new Promise<"died">((resolve) => {
    reportDeath = resolve;
  });
  const forever = new Promise<never>(() => {});

  async function outside<T>(what: string, call: () => Promise<T>): Promise<T> {
    if (isDead) return forever;
    calls += 1;
    if (isFatal({ number: calls, what })) {
      isDead = true;
      reportDeath("died");
      return forever;
    }
    const answer = await call().catch((error: unknown) => (isDead ? forever : Promise.reject(error)));
    return isDead ? forever : answer;
  }

  const { deps, close } = aProcess(healthy, outside);
  return { deps, run: (work) => Promise.race([work(deps), died]), close };
}

/**
 * Lets a process do the work alive. Answers which of its calls may have changed something: each verb of Razorpay that does, and
 * each statement whose transaction PostgreSQL gave an id, as it does to those that write or lock rows.
 */
export async function findWrites(
  healthy: Startline,
  work: (deps: Deps) => Promise<unknown>,
): Promise<{ what: ReadonlySet<string>; count: number }> {
  const made: string[] = [];
  const writes = new Set<string>(["createOrder", "capture", "refund"] satisfies (keyof Gateway)[]);
  const { deps, close } = aProcess(healthy, async (what, call, client) => {
    made.push(what);
    if (!client) return call();
    await client.query("BEGIN");
    try {
      const answer = await call();
      const { rows } = await client.query("SELECT pg_current_xact_id_if_assigned() IS NOT NULL AS has_written");
      if (rows[0].has_written) writes.add(what);
      return answer;
    } finally {
      await client.query("COMMIT");
    }
  });
  await work(deps);
  await close();
  return { what: writes, count: made.filter((what) => writes.has(what)).length };
}

type Client = PoolClient & { connection: { stream: { destroy(): void } } };
/** Makes a call to the outside, or does not. `client`: the connection, if it goes to PostgreSQL. */
type Outside = <T>(what: string, call: () => Promise<T>, client?: PoolClient) => Promise<T>;

/** A process that is ours but for its calls to the outside. */
function aProcess(healthy: Startline, outside: Outside): { deps: Deps; close(): Promise<void> } {
  const { pool, close } = aPool(healthy.config.DATABASE_URL, outside);
  const gateway = new Proxy(healthy.gateway, {
    get: (real, name: keyof Gateway) => {
      const verb = real[name] as (...values: unknown[]) => unknown;
      if (name === "isCheckoutSignature" || name === "isWebhookSignature") return verb;
      return (...values: unknown[]) => outside(name, async () => verb(...values));
    },
  });
  const { clock, log } = healthy;
  return { deps: { db: openDatabase(pool), pool, clock, log, gateway, rateLimiter: UNLIMITED }, close };
}

/** A pool of its own, each query of which is a call to the outside. */
function aPool(url: string, outside: Outside): { pool: Pool; close(): Promise<void> } {
  const pool = openPool(url, 4);
  const lent = new Set<Client>();
  let isClosed = false;
  const proxy = new Proxy(pool, {
    get(real, name) {
      if (name !== "connect") return Reflect.get(real, name);
      return async () => {
        const client = (await real.connect()) as Client;
        if (isClosed)
          client.release(true); // It had asked for a connection when it died.
        else lent.add(client);
        return new Proxy(client, {
          get(own, member) {
            if (member === "query") {
              return (statement: string | { text: string }, ...values: []) => {
                const what = typeof statement === "string" ? statement : statement.text;
                return outside(what, () => own.query(statement as string, ...values), own);
              };
            }
            if (member !== "release") return Reflect.get(own, member);
            return (error?: Error) => {
              lent.delete(own);
              own.release(error);
            };
          },
        });
      };
    },
  });
  return {
    pool: proxy,
    async close() {
      isClosed = true;
      for (const client of lent) {
        client.on("error", () => {}); // Its socket is gone, as it must be.
        client.connection.stream.destroy();
        client.release(true);
      }
      await pool.end();
    },
  };
}
