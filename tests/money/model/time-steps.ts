import fc from "fast-check";
import type { JobName } from "#wiring/jobs.ts";
import type { Step } from "./play.ts";
import type { World } from "./world.ts";

/** What they have done may give them more to do. */
const WORKERS: JobName[] = ["webhooks", "payments", "refunds", "cancellations", "messages"];
/** These look at what is there each time: having found something does not mean that more waits. */
const WATCHERS: JobName[] = ["places", "watch", "alarms"];
const JOBS = [...WORKERS, ...WATCHERS];
const DAY_SECONDS = 86_400;

/** Runs all jobs, and those that work again until none finds anything more to do. */
export async function runJobs(world: World): Promise<void> {
  const run = (names: JobName[]) => Promise.all(names.map((name) => world.startlines[1].jobs[name]()));
  const watched = run(WATCHERS);
  for (let round = 0; round < 30; round += 1) {
    const done = await run(WORKERS);
    await watched;
    if (done.every((count) => count === 0)) return;
  }
  throw new Error("The jobs never come to an end.");
}

export const timeSteps: Record<string, fc.Arbitrary<Step>> = {
  jobs: fc.array(fc.tuple(fc.constantFrom(...JOBS), fc.boolean()), { minLength: 1, maxLength: 6 }).map(
    (wanted): Step => ({
      name: `jobs(${wanted.map(([job, isBeside]) => (isBeside ? `${job}'` : job)).join(" ")})`,
      run: async ({ world }) => {
        const [first, second] = world.startlines;
        await Promise.all(wanted.map(([job, isBeside]) => (isBeside ? second : first).jobs[job]()));
      },
    }),
  ),
  allJobs: fc.constant({
    name: "all jobs, twice at once",
    run: async ({ world }) => {
      await Promise.all(world.startlines.flatMap(({ jobs }) => JOBS.map((job) => jobs[job]())));
    },
  }),
  moment: fc.integer({ min: 1, max: 20 }).map(wait),
  minutes: fc
    .oneof(fc.integer({ min: 20, max: 1200 }), fc.constantFrom(60, 299, 300, 301, 600, 601, 900, 901))
    .map(wait),
  hoursOrDays: fc.integer({ min: 1200, max: 2 * DAY_SECONDS }).map(wait),
};

function wait(seconds: number): Step {
  return { name: `wait(${seconds} s)`, run: ({ world }) => world.wait(seconds) };
}

const MINUTE = 60;
const HOUR = 3600;
/** From the first retry of a webhook to after the last question of the reconciler, and three attempts of a refund. */
const PAUSES_SECONDS = [5, MINUTE, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE].concat(
  [1, 1.1, 1.1, 6, 24, 48, 72, 72].map((hours) => hours * HOUR),
);

/** Nothing new happens and everything works: webhooks that were held come, and days pass in which the jobs run. */
export async function calmDown(world: World, pausesSeconds = PAUSES_SECONDS): Promise<void> {
  const { faults, settings, books, webhooks } = world.sim();
  faults.list.clear();
  Object.assign(settings, { refundPolicy: "processed_at_once", refundBalancePaise: null, requestsPerSecond: null });
  Object.assign(settings, { captureDelaySeconds: 0, listLagSeconds: 0 });
  for (const { endpoints } of books.merchants.values()) for (const endpoint of endpoints) endpoint.isActive = true;
  const held = [...webhooks.events.values()].flatMap(({ deliveries }) =>
    deliveries.filter(({ state }) => state === "held"),
  );
  await webhooks.release(held);
  for (const seconds of pausesSeconds) {
    await world.wait(seconds);
    await runJobs(world);
  }
  await world.settle();
}
