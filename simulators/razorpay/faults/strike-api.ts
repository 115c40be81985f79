import type { Context, MiddlewareHandler } from "hono";
import { Refusal } from "../engine/refusal.ts";
import { refused } from "../rest/reply.ts";
import type { RestEnv } from "../rest/rest-env.ts";
import type { Simulator } from "../simulator.ts";
import { API_FAULTS } from "./api-faults.ts";
import { damage } from "./content-faults.ts";
import type { Fault, FaultSituation } from "./fault.ts";
import { throttledBody } from "./throttled-body.ts";

/**
 * Strikes before the call (nothing happens), at the content of a good answer, or after the commit (it happened, the answer is
 * lost). A call that was refused committed nothing, so nothing strikes after it.
 */
export const strikeApi: MiddlewareHandler<RestEnv> = async (c, next) => {
  const { faults } = c.get("sim");
  if (!faults.awaits("api_before", "api_after", "api_content")) return next();

  const situation = await describe(c);
  const before = await first(c, faults.strike("api_before", situation));
  if (before) return before;
  await next();
  if (c.res.status >= 400) return undefined;
  const damaged = await damageBody(c, faults.strike("api_content", situation));
  const after = await first(c, faults.strike("api_after", situation));
  if (after ?? damaged) c.res = (after ?? damaged) as Response;
  return undefined;
};

async function first(c: Context<RestEnv>, faults: readonly Fault[]): Promise<Response | undefined> {
  for (const fault of faults) {
    c.set("fault", `${fault.where}:${fault.what}`);
    const response = await API_FAULTS[fault.what]?.act(c, fault.params);
    if (response) return response;
  }
  return undefined;
}

async function damageBody(c: Context<RestEnv>, faults: readonly Fault[]): Promise<Response | undefined> {
  if (faults.length === 0) return undefined;
  c.set("fault", faults.map(({ what }) => `api_content:${what}`).join(" "));
  const damaged = damage(await c.res.clone().json(), faults, c.get("sim"));
  if (damaged instanceof Refusal) return refused(damaged);
  const headers = { "Content-Type": "application/json" };
  const cut = () => c.env.incoming.socket.destroy();
  return new Response(throttledBody(damaged.text, damaged.throttling, cut), { status: c.res.status, headers });
}

async function describe(c: Context<RestEnv>): Promise<FaultSituation> {
  const body = c.req.method === "POST" ? await c.req.text() : "";
  const receipt = /"receipt"\s*:\s*"([^"]*)"/.exec(body)?.[1] ?? c.req.query("receipt") ?? null;
  const { method, path } = c.req;
  return { method, path, ids: idsOf(c.get("sim"), path), receipt };
}

/** The ids in the path, and the order behind them, so that a fault of an order meets the calls about its payments too. */
function idsOf({ books }: Simulator, path: string): string[] {
  const ids = path.split("/");
  const payments = ids.flatMap((id) => books.payments.get(id) ?? books.refunds.get(id)?.payment ?? []);
  return [...ids, ...payments.flatMap(({ wire }) => [wire.id, wire.order_id])];
}
