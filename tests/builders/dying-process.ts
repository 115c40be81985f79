import type { PoolClient } from "pg";
import type { Gateway } from "#booking/payments/gateway.ts";
import { openDatabase, openPool, type Pool } from "#platform/database.ts";
import { type RateLimiter, UNLIMITED } from "#platform/open-rate-limiter.ts";
import type { Startline } from "#wiring";

type Deps = Pick<Startline, "db" | "pool" | "clock" | "log" | "gateway"> & { rateLimiter: RateLimiter };

export type DyingProcess = {
  deps: Deps;
  /** Does the work. "died" when it came to the deadly call. */
  live<T>(work: (deps: Deps) => Promise<T>): Promise<T | "died">;
  /** Closes its connections as the system does with those of a dead process: what was not committed is undone. */
  bury(): Promise<void>;
};

/**
 * A process of ours that dies at its call number `deadlyCall` to PostgreSQL or Razorpay, which is not made any more. From
 * then on nothing that it had asked for is answered and nothing that it goes on to do has any effect. To the outside that is
 * also a death after the call before, which had its effect and nobody heard of it.
 */
export function aDyingProcess(healthy: Startline, deadlyCall: number): DyingProcess {
  let calls = 0;
  let isDead = false;
  let tellDeath: (died: "died") => void = () => {};
  const died = new Promise<"died">((resolve) => {
    tellDeath = resolve;
  });
  const forever = new Promise<never>(() => {});

  async function outside<T>(call: () => Promise<T>): Promise<T> {
    if (isDead) return forever;
    calls += 1;
    if (calls === deadlyCall) {
      isDead = true;
      tellDeath("died");
      return forever;
    }
    const answer = await call().catch((error: unknown) => (isDead ? forever : Promise.reject(error)));
    return isDead ? forever : answer;
  }

  const { pool, bury } = aDyingPool(healthy.config.DATABASE_URL, outside);
  const gateway = new Proxy(healthy.gateway, {
    get: (real, name: keyof Gateway) => {
      const verb = real[name] as (...values: unknown[]) => unknown;
      if (name === "isCheckoutSignature" || name === "isWebhookSignature") return verb;
      return (...values: unknown[]) => outside(async () => verb(...values));
    },
  });
  const { clock, log } = healthy;
  const deps = { db: openDatabase(pool), pool, clock, log, gateway, rateLimiter: UNLIMITED };
  return { deps, live: (work) => Promise.race([work(deps), died]), bury };
}

type Outside = <T>(call: () => Promise<T>) => Promise<T>;
/** Node-postgres keeps the socket to itself. */
type Client = PoolClient & { connection: { stream: { destroy(): void } } };

/** A pool of its own, each query of which is a call to the outside. */
function aDyingPool(url: string, outside: Outside): { pool: Pool; bury(): Promise<void> } {
  const pool = openPool(url, 4);
  const lent = new Set<Client>();
  let isBuried = false;
  const dying = new Proxy(pool, {
    get(real, name) {
      if (name !== "connect") return Reflect.get(real, name);
      return async () => {
        const client = (await real.connect()) as Client;
        if (isBuried)
          client.release(true); // It had asked for a connection when it died.
        else lent.add(client);
        return new Proxy(client, {
          get(own, member) {
            if (member === "query") return (...values: [string]) => outside(() => own.query(...values));
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
    pool: dying,
    async bury() {
      isBuried = true;
      for (const client of lent) {
        client.on("error", () => {}); // Its socket is gone, as it must be.
        client.connection.stream.destroy();
        client.release(true);
      }
      await pool.end();
    },
  };
}
