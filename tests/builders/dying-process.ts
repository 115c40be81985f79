import type { Gateway } from "#booking/payments/gateway.ts";
import type { SyncDeps } from "#booking/payments/sync-booking.ts";
import { openDatabase, type Pool } from "#platform/database.ts";

export class Died extends Error {}

/**
 * The same product in a process that dies after so many steps. A step is the moment before or after an answer of PostgreSQL
 * or Razorpay: so it dies between any two awaits, with the work done and not known, or not done at all.
 */
export function aDyingProcess<Deps extends SyncDeps>(deps: Deps, stepsToLive: number): Deps {
  let left = stepsToLive;
  const step = () => {
    left -= 1;
    if (left < 0) throw new Died("the process is dead");
  };
  const dying =
    <Values extends unknown[], Answer>(ask: (...values: Values) => Promise<Answer>) =>
    async (...values: Values): Promise<Answer> => {
      step();
      const answer = await ask(...values);
      step();
      return answer;
    };

  const connect = async () => {
    const client = await deps.pool.connect();
    return new Proxy(client, {
      get(target, name) {
        const member = Reflect.get(target, name);
        if (typeof member !== "function") return member;
        return name === "query" ? dying(member.bind(target)) : member.bind(target);
      },
    });
  };
  const pool = { connect, end: async () => {} } as unknown as Pool;
  const gateway: Gateway = {
    ...deps.gateway,
    createOrder: dying(deps.gateway.createOrder),
    readOrder: dying(deps.gateway.readOrder),
    readPayments: dying(deps.gateway.readPayments),
    readPayment: dying(deps.gateway.readPayment),
    capture: dying(deps.gateway.capture),
    refund: dying(deps.gateway.refund),
    readRefunds: dying(deps.gateway.readRefunds),
  };
  return { ...deps, pool, db: openDatabase(pool), gateway };
}
