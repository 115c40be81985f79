import { setTimeout as pause } from "node:timers/promises";
import { showStep } from "../scripts/progress.mjs";
import type { World } from "./crowd/browser.ts";
import { type Crowd, startCrowd } from "./crowd/crowd.ts";
import { HttpClient } from "./crowd/http-client.ts";
import { Tally } from "./crowd/tally.ts";
import { gather, untilCalm } from "./gather.ts";
import { judge } from "./laws/judge.ts";
import type { FaultRecord, Finding, RunRecord } from "./laws/run-record.ts";
import { showProgress } from "./progress.ts";
import { type Sample, startSampler } from "./sampler.ts";
import type { Fault, Scenario, ScenarioSale, Size } from "./scenarios/scenario.ts";
import { openStage, type Stage, type StageOptions } from "./stage/open-stage.ts";
import { signInOrganizer } from "./stage/organizer.ts";
import { pinToCore } from "./stage/pin.ts";
import type { Usage } from "./stage/process-meter.ts";

export type Outcome = {
  scenario: Scenario;
  size: Size;
  seed: number;
  run: RunRecord;
  findings: Finding[];
  tally: Tally;
  samples: Sample[];
  usage: Record<string, Usage>;
  memoryMost: Record<string, number>;
  lateness: { p50: number; p99: number; max: number };
};

export type RunOptions = { port: number; seed: number; size: Size };

/** People who were told of a place close the browser at last; nobody is waited for longer. */
const SECONDS_MAX = 420;
/** The surge's own visitors of one sale are numbered from here, those of the next one from the double. */
const INDEXES_PER_SALE = 1_000_000;

/** Plays one scenario against servers of its own, and judges it. */
export async function runScenario(
  scenario: Scenario,
  { port, seed, size }: RunOptions,
  prepared: Partial<StageOptions>,
): Promise<Outcome> {
  const stage = await openStage({ port, apps: 1, ...scenario.stage, ...prepared });
  if (scenario.crowdCore !== undefined) pinToCore(process.pid, scenario.crowdCore);
  const product = new HttpClient([stage.url]);
  const razorpay = new HttpClient([stage.razorpayUrl]);
  const organizer = await signInOrganizer(product, stage.publicUrl, stage.seeded);
  const plans = scenario.sales(size);
  const sales = [];
  for (const plan of plans) sales.push({ plan, ...(await organizer.openSale(saleOf(plan, seed))) });
  const slugs = sales.map(({ slug }) => slug);
  await Promise.all(slugs.map((slug) => warmUp(stage, slug)));
  stage.meter.add("crowd", process.pid);
  stage.meter.restart();

  const tally = new Tally();
  const world: World = {
    product,
    razorpay,
    tally,
    taps: plans[0]?.waves[0]?.habits.taps ?? 1,
    isOver: false,
    oddities: [],
  };
  const startedAt = Date.now();
  const crowds = sales.map(({ plan, ...sale }, position) =>
    startCrowd(world, sale, plan.waves, seed, position * INDEXES_PER_SALE),
  );
  const watched = crowds.map(({ howMany }, position) => ({
    slug: slugs[position] as string,
    countWaiting: () => howMany().waiting,
  }));
  const sampler = startSampler(product, watched, stage.meter);
  const faults = strikeAll(stage, scenario.faults?.(size) ?? []);
  const stopProgress = showProgress(crowds, sampler, startedAt);
  await Promise.race([allOf(crowds), pause((scenario.secondsMax ?? SECONDS_MAX) * 1000)]);
  const lateness = latest(crowds);
  world.isOver = true;
  const faultRecords = await faults;
  stopProgress();
  const endedAt = Date.now();
  const leftUndone = await showStep("Waiting for messages and refunds", () => untilCalm(stage, slugs));
  sampler.stop();
  const usage = stage.meter.read();
  const gathered = await showStep("Reading rows, account and audit", () => gather(stage, slugs));
  const run: RunRecord = {
    records: crowds.flatMap(({ records }) => records),
    ...gathered,
    faults: faultRecords,
    sales: tally.sales,
    oddities: world.oddities,
    documents: sampler.samples.map(({ slug, generatedAt, phase, confirmed, capacity }) => ({
      slug,
      at: generatedAt,
      phase,
      confirmed,
      capacity,
    })),
    leftUndone,
    startedAt,
    endedAt,
  };
  const findings = judge(run, scenario.laws);
  product.close();
  razorpay.close();
  const memoryMost = stage.meter.memoryMost();
  return { scenario, size, seed, run, findings, tally, samples: sampler.samples, usage, memoryMost, lateness };
}

const saleOf = ({ name, places, opensInSeconds, isProofRequired }: ScenarioSale, seed: number) => ({
  slug: `${name}-${seed}`,
  places,
  // An hour ago, as of a sale that is on.
  opensInSeconds: opensInSeconds ?? -3600,
  isProofRequired: isProofRequired ?? false,
});

/** The first request after a start compiles; a server that runs has answered many. */
async function warmUp({ appUrls }: Stage, slug: string): Promise<void> {
  for (const url of appUrls) {
    for (const path of [`/e/${slug}`, `/e/${slug}/queue`, `/api/events/${slug}`, `/api/events/${slug}/status`]) {
      for (let times = 0; times < 20; times += 1) await (await fetch(url + path)).text();
    }
  }
}

/** A fault that could not be mended, or not even made, is told by what then is not sold again. */
async function strikeAll(stage: Stage, faults: readonly Fault[]): Promise<FaultRecord[]> {
  return Promise.all(
    faults.map(async ({ name, atSeconds, strike, sellsAgainWithinMs, isDatabaseAway = false }) => {
      await pause(atSeconds * 1000);
      const fault = { name, at: Date.now(), sellsAgainWithinMs, isDatabaseAway };
      try {
        return { ...fault, mendedAt: await strike(stage), failure: null };
      } catch (error) {
        return { ...fault, mendedAt: null, failure: String(error) };
      }
    }),
  );
}

const allOf = (crowds: readonly Crowd[]): Promise<unknown> => Promise.all(crowds.map(({ ended }) => ended));

/** They share one process, so the first one's clock is everybody's. */
const latest = ([crowd]: readonly Crowd[]) => crowd?.lateness() ?? { p50: 0, p99: 0, max: 0 };
