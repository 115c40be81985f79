import { giveWay } from "#platform/give-way.ts";
import { openOrExit } from "#platform/open-or-exit.ts";
import { repeat } from "#platform/repeat.ts";
import { serveMetrics } from "#platform/serve-metrics.ts";
import { closeStartline, type Startline, startline } from "#wiring";
import { FIXED_INTERVAL_JOBS, type JobName } from "#wiring/jobs.ts";

// Does the background work of one plain machine. Everything it does can also be done by `/api/cron/{job}`, and by any
// number of workers at once.

/** How long a job pauses after a round that found nothing to do; after one that found something the next follows at once. */
const PAUSE_MS: Record<JobName, number> = {
  webhooks: 1000,
  messages: 1000,
  announcements: 2000,
  refunds: 2000,
  cancellations: 2000,
  payments: 5000,
  places: 5000,
  erasures: 600_000,
  watch: 60_000,
  alarms: 5000,
  analyze: 5000,
};

/** On a machine that is too small for the crowd, whoever sits before a page comes before what goes out by email. */
const NICENESS = 10;

async function main(): Promise<void> {
  giveWay(NICENESS);
  const opened = await openOrExit(startline);

  const { HOST: host, WORKER_METRICS_PORT: port, METRICS_TOKEN: token } = opened.config;
  const metrics = port && token ? await serveMetrics(opened.metrics, { host, port, token, log: opened.log }) : null;

  const stopping = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
  opened.log.info("the worker is running");
  const names = Object.keys(opened.jobs) as JobName[];
  await Promise.all(names.map((name) => repeatJob(opened, name, stopping.signal)));
  metrics?.close();
  await closeStartline(opened);
}

function repeatJob({ jobs, log }: Startline, name: JobName, signal: AbortSignal): Promise<void> {
  return repeat({
    round: async () => ((await jobs[name]()) > 0 && !FIXED_INTERVAL_JOBS.includes(name) ? 0 : PAUSE_MS[name]),
    afterErrorMs: 2000,
    onError: (error) => log.error({ err: error, job: name }, "a job failed and will be tried again"),
    signal,
  });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
