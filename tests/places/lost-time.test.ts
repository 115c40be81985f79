import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase, openPool, type Pool } from "#platform/database.ts";
import { openLog } from "#platform/log.ts";
import { openQueue } from "../builders/called-numbers.ts";
import { anEventOnSale } from "../builders/event-on-sale.ts";
import { testClock } from "../builders/test-clock.ts";
import { runWithoutText } from "../money/without-protection/switch-off.ts";
import { createTestDatabase } from "../setup/database.ts";
import { emptyTables } from "../setup/empty-tables.ts";
import { isLong, sized } from "../setup/length.ts";
import { SaleWithOutages } from "./sale-with-outages.ts";

let pool: Pool;
let db: Database;
beforeAll(async () => {
  pool = openPool(await createTestDatabase(), 6);
  db = openDatabase(pool);
});
afterAll(() => db.destroy());

type Step = { name: string; run(sale: SaleWithOutages): Promise<unknown> };
type Job = { name: string; of: number; job: keyof SaleWithOutages["jobs"] };
const aStep = (name: string, run: Step["run"]): Step => ({ name, run });

const pick = fc.nat(12);
const aJob: fc.Arbitrary<Job> = fc
  .record({ job: fc.constantFrom("expire", "endGrace", "capture", "save"), of: pick })
  .map(({ job, of }) => ({ name: `${job}(${of})`, job, of }));
const workOf = (sale: SaleWithOutages, jobs: readonly Job[]) =>
  jobs.map(
    ({ job, of }) =>
      () =>
        sale.jobs[job](of),
  );

/** Longer than the 3 s that count, up to more than a hold and a payment last. */
const outageSeconds = fc.oneof(fc.double({ min: 3.1, max: 20, noNaN: true }), fc.integer({ min: 60, max: 900 }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(aStep("claim", (sale) => sale.serve(1.2, () => sale.joinAndClaim()))) },
  {
    weight: 3,
    arbitrary: pick.map((of) => aStep(`pay(${of})`, (sale) => sale.serve(0.4, () => sale.pressPay(of)))),
  },
  pick.map((of) => aStep(`give back(${of})`, (sale) => sale.serve(0.4, () => sale.giveBack(of)))),
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: 1, max: 90 })
      .map((seconds) => aStep(`wait(${seconds} s)`, (sale) => sale.serve(seconds))),
  },
  aJob.map((job) => aStep(job.name, (sale) => sale.jobs[job.job](job.of))),
  // A function at Vercel that serves beside the server.
  fc.constant(aStep("beat of another", (sale) => sale.beat(false))),
  {
    weight: 4,
    arbitrary: fc
      .record({ seconds: outageSeconds, isRestart: fc.boolean(), jobs: fc.array(aJob, { maxLength: 3 }) })
      .map(({ seconds, isRestart, jobs }) =>
        aStep(
          `outage(${seconds} s, ${isRestart ? "restart" : "away"}: ${jobs.map(({ name }) => name).join(" ")})`,
          (sale) => sale.outage(seconds, isRestart, workOf(sale, jobs)),
        ),
      ),
  },
);

async function aSale(): Promise<SaleWithOutages> {
  await emptyTables(db);
  const clock = testClock(new Date("2027-01-10T04:30:00.000Z"));
  const event = await anEventOnSale({ db, pool, clock }, { capacity: 8 });
  await openQueue({ pool, clock }, event.id);
  const sale = new SaleWithOutages({ db, pool, clock, log: openLog("silent"), event });
  await sale.serve(1, () => sale.joinAndClaim());
  return sale;
}

const SEED = Number(process.env.PLACES_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20_261_201));

test("whoever has a place or a call while nobody is served has as much time afterwards, whoever comes back first", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 20 }), async (steps) => {
      const sale = await aSale();
      for (const { run } of steps) {
        await run(sale);
        await sale.checkCounters();
      }
    }),
    { numRuns: sized(12, 300), seed: SEED, verbose: 1 },
  );
}, 600_000);

const { save, expire, endGrace } = { save: "save", expire: "expire", endGrace: "endGrace" } as const;
const after =
  (seconds: number, lost: { seconds: number; isRestart?: boolean; jobs?: readonly Job["job"][] }) =>
  async (sale: SaleWithOutages): Promise<void> => {
    await sale.serve(seconds);
    const jobs = (lost.jobs ?? []).map((job) => ({ name: job, job, of: 0 }));
    await sale.outage(lost.seconds, lost.isRestart ?? false, workOf(sale, jobs));
  };
const whoPays = (seconds: number, lost: Parameters<typeof after>[1]) => async (sale: SaleWithOutages) => {
  await sale.serve(1, () => sale.pressPay(0));
  await after(seconds, lost)(sale);
};

test.each([
  {
    where: "a sweep counts time in which nobody was served",
    off: { file: "02-sweep-places.sql", text: "counted_time(p_now, true)", instead: "p_now" },
    story: after(260, { seconds: 120, jobs: [save] }),
  },
  {
    where: "a job counts time before the next beat is due",
    off: { file: "33-expire-places.sql", text: "p_now), false", instead: "p_now), true" },
    story: after(298.5, { seconds: 12, jobs: [expire, expire, expire, expire, expire, expire] }),
  },
  {
    where: "a payment ends while its rider could not go on",
    off: {
      file: "32-end-grace-period.sql",
      text: "counted_time(lock_capacity(p_event_id, p_now), false)",
      instead: "lock_capacity(p_event_id, p_now)",
    },
    story: whoPays(200, { seconds: 360, jobs: [endGrace] }),
  },
  {
    where: "nothing is given back to those who hold a place",
    off: {
      file: "05-give-time-back.sql",
      text: "SET kept_until = kept_until + p_lost",
      instead: "SET kept_until = kept_until",
    },
    story: after(200, { seconds: 120 }),
  },
  {
    where: "nothing is given back to those who pay",
    off: { file: "05-give-time-back.sql", text: "pay_by > p_since THEN p_lost", instead: "false THEN p_lost" },
    story: whoPays(200, { seconds: 120 }),
  },
  {
    where: "nothing is given back to those who were called",
    off: {
      file: "05-give-time-back.sql",
      text: "SET expires_at = expires_at + p_lost",
      instead: "SET expires_at = expires_at",
    },
    story: after(10, { seconds: 120 }),
  },
  {
    where: "a restart goes unnoticed",
    off: {
      file: "06-beat.sql",
      text: "OR v_beat.server_started_at <> pg_postmaster_start_time() THEN",
      instead: "THEN",
    },
    story: after(298, { seconds: 2.5, isRestart: true }),
  },
])("time is lost where $where", async ({ off, story }) => {
  await story(await aSale());
  const sale = await aSale();
  await runWithoutText(pool, off, () => expect(story(sale)).rejects.toThrow(/left|toEqual|deeply/));
});
