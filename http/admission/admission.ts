import type { MiddlewareHandler } from "hono";
import type { Startline } from "#wiring";
import type { ApiEnv } from "../api.ts";
import { busy, problemReply } from "../problem.ts";
import { type Bounds, ClassQueue } from "./class-queue.ts";
import { adaptLimit, LOOK_MS, NEWCOMERS_MOST } from "./newcomer-limit.ts";
import { SERVICE_CLASSES, type ServiceClass, serviceClassOf } from "./service-class.ts";
import { Spread } from "./spread.ts";
import { Strain } from "./strain.ts";

/**
 * Of one process. A page gives a call up after fifteen seconds. Whoever holds a place would rather wait than be told to come
 * again, and so would a newcomer: who waits here keeps the order in which they came, and asks only once. A claim has its own deadline
 * behind this one; an organizer's bound is about that of their connections.
 */
export const BOUNDS: Record<ServiceClass, Bounds> = {
  kept: { underWay: 400, waiting: 4000, patienceMs: 10_000 },
  called: { underWay: 500, waiting: 1000, patienceMs: 2000 },
  public: { underWay: 200, waiting: 1000, patienceMs: 2000 },
  new: { underWay: NEWCOMERS_MOST, waiting: 4000, patienceMs: 12_000 },
  office: { underWay: 8, waiting: 100, patienceMs: 10_000 },
};

/**
 * Serves each class within its bounds. Newcomers give way first: while this process is strained fewer of them are served at the
 * same time, and whoever is turned away is so before anything of their request was read, and told when to come again.
 */
export function admission(
  { loadMonitor, metrics, downloadTurns }: Pick<Startline, "loadMonitor" | "metrics" | "downloadTurns">,
  bounds = BOUNDS,
): MiddlewareHandler<ApiEnv> {
  const queues = Object.fromEntries(SERVICE_CLASSES.map((name) => [name, new ClassQueue(bounds[name])]));
  const spreads = Object.fromEntries(SERVICE_CLASSES.map((name) => [name, newSpread()]));
  const adapt = limitAdapter(queues.new as ClassQueue, new Strain(loadMonitor));

  return async (c, next) => {
    c.set("receivedAt", performance.now());
    const name = serviceClassOf(c.req.method, c.req.path);
    if (name === null) return next();
    if (name === "new") adapt();
    if (isOfSale(name)) downloadTurns.noteRider();
    const spread = spreads[name] as Spread;
    const turn = await (queues[name] as ClassQueue).run(next);
    if (name === "new") adapt(); // Those who wait need not wait for the next one to come.
    if (turn.isServed) return spread.noteServed();
    metrics.countTurnedAway(name);
    return problemReply(c, { ...busy, retryAfterSeconds: spread.noteTurnedAway() });
  };
}

/** Who looks at an event is served from caches, and keeps looking when the sale is over. */
const isOfSale = (name: ServiceClass): boolean => name === "kept" || name === "called" || name === "new";

const newSpread = (): Spread => new Spread({ now: () => performance.now(), random: Math.random });

/** Looks at the strain when somebody comes or is served, and not more often than each quarter of a second. */
function limitAdapter(newcomers: ClassQueue, strain: Strain): () => void {
  let lookedAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    newcomers.limit = adaptLimit(newcomers.limit, strain.look());
  };
}
