import { createRoute, z } from "@hono/zod-openapi";
import { pingDatabase } from "#platform/database.ts";
import { isSameSecret } from "#platform/keys.ts";
import { repeatUntilIdle } from "#platform/repeat-until-idle.ts";
import type { Startline } from "#wiring";
import { FIXED_INTERVAL_JOBS, type JobName } from "#wiring/jobs.ts";
import { type Api, newApi } from "../api.ts";
import { notFound, type Problem, problemReply } from "../problem.ts";
import { json, problems, text } from "../responses.ts";
import { AliveBody, DoneBody, ReadyBody } from "./operation-schemas.ts";

/** A scheduler calls each minute; a function may run a little longer than this on its last round. */
const CRON_MS = 50_000;

const noMetricsToken: Problem = {
  status: 401,
  code: "not_signed_in",
  title: "The metrics token is missing or wrong.",
};
const noCronSecret: Problem = { status: 401, code: "not_signed_in", title: "The cron secret is missing or wrong." };

/** For load balancers, schedulers and monitors. */
export function operationsApi(): Api {
  const api = newApi();
  const isReady = readiness();

  const health = createRoute({
    method: "get",
    path: "/health",
    operationId: "readHealth",
    summary: "Check that this process answers",
    responses: { 200: json(AliveBody, "It does") },
  });
  api.openapi(health, (c) => c.json({ alive: true } as const, 200));

  const ready = createRoute({
    method: "get",
    path: "/ready",
    operationId: "readReadiness",
    summary: "Check that PostgreSQL and Redis can be reached and can do what they are used for",
    responses: { 200: json(ReadyBody, "Both"), 503: json(ReadyBody, "Not both") },
  });
  api.openapi(ready, async (c) => {
    const readiness = await isReady(c.var.startline);
    return c.json(readiness, readiness.postgresql && readiness.redis ? 200 : 503);
  });

  const metrics = createRoute({
    method: "get",
    path: "/metrics",
    operationId: "readMetrics",
    summary: "Read metrics for Prometheus; needs METRICS_TOKEN",
    security: [{ Bearer: [] }],
    responses: { 200: text("Prometheus' text format"), ...problems(noMetricsToken) },
  });
  api.openapi(metrics, async (c) => {
    const { config, metrics } = c.var.startline;
    if (!config.METRICS_TOKEN || !isSameSecret(c.req.header("authorization") ?? "", `Bearer ${config.METRICS_TOKEN}`)) {
      return problemReply(c, noMetricsToken);
    }
    return c.text(await metrics.text(), 200);
  });

  const cron = createRoute({
    method: "get",
    path: "/cron/{job}",
    operationId: "runJob",
    summary: "Run a background job until it finds nothing to do; needs CRON_SECRET",
    security: [{ Bearer: [] }],
    request: { params: z.object({ job: z.string() }) },
    responses: { 200: json(DoneBody, "Run"), ...problems(noCronSecret, notFound) },
  });
  api.openapi(cron, async (c) => {
    const { config, jobs } = c.var.startline;
    if (!isSameSecret(c.req.header("authorization") ?? "", `Bearer ${config.CRON_SECRET}`)) {
      return problemReply(c, noCronSecret);
    }
    const name = c.req.valid("param").job as JobName;
    if (!Object.hasOwn(jobs, name)) return problemReply(c, notFound);
    c.header("Cache-Control", "no-store");
    const milliseconds = FIXED_INTERVAL_JOBS.includes(name) ? 0 : CRON_MS;
    return c.json({ done: await repeatUntilIdle({ round: jobs[name], milliseconds }) }, 200);
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
