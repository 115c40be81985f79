import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isLong, sized } from "../../setup/length.ts";
import { bankSteps } from "./bank-steps.ts";
import { lawsBrokenAtTheEnd } from "./end-laws.ts";
import { faultSteps } from "./fault-steps.ts";
import { beginStep, keptPlacesBroken } from "./kept-places.ts";
import { organizerSteps } from "./organizer-steps.ts";
import { newPlay, type Step } from "./play.ts";
import { readRows } from "./rows.ts";
import { lawsBrokenBetween, lawsBrokenNow } from "./step-laws.ts";
import { calmDown, timeSteps } from "./time-steps.ts";
import { visitorSteps } from "./visitor-steps.ts";
import { openWorldMaker, type WorldMaker } from "./world.ts";

const RUNS = sized(16, 250);
/** `npm test` judges a change by the same steps each time; `npm run money` searches for new and longer ones, and prints its seed. */
const SEED = Number(process.env.MONEY_SEED ?? (isLong ? Date.now() % 2 ** 31 : 20_261_122));
/** With the seed: plays one found failure again. */
const REPLAY = process.env.MONEY_PATH === undefined ? {} : { path: process.env.MONEY_PATH, endOnFailure: true };
const MINUTES_MAX = sized(5, 60);
const DAYS_ON_SALE = 20;

let worlds: WorldMaker;
beforeAll(async () => {
  worlds = await openWorldMaker();
});
afterAll(() => worlds.close());

/** How often a step of each kind comes. */
const WEIGHTS: Record<string, number> = {
  goToCheckout: 10,
  claim: 2,
  fillIn: 1,
  pressPay: 2,
  giveBack: 2,
  pageAsks: 3,
  verify: 3,
  redirect: 1,
  pay: 12,
  payInTwoTabs: 2,
  bankAnswers: 3,
  dashboardRefund: 2,
  dispute: 2,
  disputeMoves: 2,
  cancelBooking: 2,
  addRider: 1,
  moveBooking: 6,
  settleInCash: 1,
  transferBooking: 3,
  giveBackQuarantined: 2,
  retryRefund: 2,
  payOutByHand: 2,
  changeCapacity: 1,
  closeOrReopen: 1,
  loseCalls: 3,
  refuseCalls: 1,
  damageAnswers: 2,
  failRefunds: 3,
  disturbWebhooks: 4,
  changeSetting: 2,
  clearFaults: 1,
  release: 2,
  sendAgain: 1,
  switchEndpoint: 1,
  jobs: 6,
  allJobs: 3,
  moment: 6,
  minutes: 6,
  hoursOrDays: 2,
};

const kinds = { ...visitorSteps, ...bankSteps, ...organizerSteps, ...faultSteps, ...timeSteps };
const step = fc.oneof(
  ...Object.entries(kinds).map(([kind, arbitrary]) => ({
    arbitrary: arbitrary.map((made: Step) => ({ ...made, [fc.toStringMethod]: () => made.name })),
    weight: 4 * (WEIGHTS[kind] ?? 0.25),
  })),
);

const world = fc.record({
  capacity: fc.integer({ min: 1, max: 4 }),
  capture: fc.constantFrom("automatic" as const, "automatic" as const, "manual" as const),
  isWorkDoneAfterAnswers: fc.boolean(),
  seed: fc.nat(1_000_000),
});

let stepsRun = 0;
/** How often each end was reached: a model that never gets far proves nothing. */
const ends = new Map<string, number>();
const count = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1);

test(
  "whatever visitors, banks, organizers, Razorpay and time do, each rupee ends in one booking or one refund",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(step, { minLength: 1, maxLength: 100, size: "max" }),
        async ({ seed, ...options }, steps) => {
          const categories = [
            { id: "cat_far", capacity: 3 },
            { id: "cat_near", capacity: 4, ticketPricePaise: 110_000 },
          ];
          const closesInMinutes = DAYS_ON_SALE * 24 * 60;
          const play = newPlay(await worlds.make({ ...options, categories, closesInMinutes }, seed));
          const sim = play.world.sim();

          let rows = await readRows(play.world);
          for (const next of steps) {
            const before = beginStep(sim, rows);
            await next.run(play);
            await play.world.settle();
            rows = await readRows(play.world);
            expect([
              ...lawsBrokenNow(rows),
              ...lawsBrokenBetween(before.rows, rows),
              ...keptPlacesBroken(sim, before, rows),
            ]).toEqual([]);
            stepsRun += 1;
          }

          await calmDown(play.world);
          const after = await readRows(play.world);
          for (const { state } of after.bookings) count(state);
          for (const { role } of after.payments) count(`${role ?? "no"} money`);
          for (const { reason, state } of after.refunds) count(`refund ${reason} ${state}`);
          for (const { refund_paise } of after.moves) count(refund_paise > 0 ? "moved cheaper" : "moved");
          for (const { state } of after.transfers) count(`transfer ${state}`);
          for (const { kind } of after.attention) count(kind);
          expect([
            ...lawsBrokenNow(after),
            ...lawsBrokenBetween(rows, after),
            ...(await lawsBrokenAtTheEnd(play.world, after)),
          ]).toEqual([]);
        },
      ),
      {
        numRuns: RUNS,
        seed: SEED,
        ...REPLAY,
        interruptAfterTimeLimit: MINUTES_MAX * 60_000,
        markInterruptAsFailure: true, // What did not come to its end has proved nothing.
        verbose: 0,
      },
    );
    console.log(`seed ${SEED}: ${stepsRun} random steps, 0 broken promises`, JSON.stringify(Object.fromEntries(ends)));
  },
  (MINUTES_MAX + 1) * 60_000,
);
