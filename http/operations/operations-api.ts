import { pingDatabase } from "#platform/database.ts";
import { isSameSecret } from "#platform/keys.ts";
import { repeatUntilIdle } from "#platform/repeat-until-idle.ts";
import type { Startline } from "#wiring";
import { FIXED_INTERVAL_JOBS, type JobName } from "#wiring/jobs.ts";
import { type Api, newApi } from "../api.ts";
import { notFound, problemReply } from "../problem.ts";

/** A scheduler calls each minute; a function may run a little longer than this on its last round. */
const CRON_MS = 50_000;

/** For load balancers, schedulers and monitors. */
export function operationsApi(): Api {
  const api = newApi();
  const isReady = readiness();

  api.get("/health", (c) => c.json({ alive: true }));

  api.get("/ready", async (c) => {
    const ready = await isReady(c.var.startline);
    return c.json(ready, ready.postgresql && ready.redis ? 200 : 503);
  });

  api.get("/metrics", async (c) => {
    const { config, metrics } = c.var.startline;
    if (!config.METRICS_TOKEN || !isSameSecret(c.req.header("authorization") ?? "", `Bearer ${config.METRICS_TOKEN}`)) {
      return problemReply(c, { status: 401, code: "not_signed_in", title: "The metrics token is missing or wrong." });
    }
    return c.text(await metrics.text());
  });

  api.get("/cron/:job", async (c) => {
    const { config, jobs } = c.var.startline;
    if (!isSameSecret(c.req.header("authorization") ?? "", `Bearer ${config.CRON_SECRET}`)) {
      return problemReply(c, { status: 401, code: "not_signed_in", title: "The cron secret is missing or wrong." });
    }
    const name = c.req.param("job") as JobName;
    if (!Object.hasOwn(jobs, name)) return problemReply(c, notFound);
    c.header("Cache-Control", "no-store");
    const milliseconds = FIXED_INTERVAL_JOBS.includes(name) ? 0 : CRON_MS;
    return c.json({ done: await repeatUntilIdle({ round: jobs[name], milliseconds }) });
  });

  return api;
}

type Readiness = { postgresql: boolean; redis: boolean };

/** Asked by whomever, it asks at most one question at a time; what a monitor hears every few seconds is logged once. */
function readiness(): (startline: Startline) => Promise<Readiness> {
  let asking: Promise<Readiness> | null = null;
  let lastRefusal: string | null = null;

  async function ask({ db, checkRedis, log }: Startline): Promise<Readiness> {
    const [postgresql, redisRefusal] = await Promise.allSettled([pingDatabase(db), checkRedis()]);
    const refusal = redisRefusal.status === "fulfilled" ? redisRefusal.value : String(redisRefusal.reason);
    if (refusal !== null && refusal !== lastRefusal)
      log.error({ refusal }, "Redis can't do everything that it is used for");
    lastRefusal = refusal;
    return { postgresql: postgresql.status === "fulfilled", redis: refusal === null };
  }

  return (startline) => {
    asking ??= ask(startline).finally(() => {
      asking = null;
    });
    return asking;
  };
}
