import { createInterface } from "node:readline/promises";
import { setTimeout as pause } from "node:timers/promises";
import { Browser, type World } from "./crowd/browser.ts";
import { startCrowd } from "./crowd/crowd.ts";
import { HttpClient } from "./crowd/http-client.ts";
import { Tally } from "./crowd/tally.ts";
import { newRecord } from "./crowd/visitor-record.ts";
import { judge } from "./laws/judge.ts";
import { probeKey } from "./probe-key.ts";
import { showProgress } from "./progress.ts";
import { randomOf } from "./random.ts";
import type { Outcome } from "./run-scenario.ts";
import { startSampler } from "./sampler.ts";
import type { Scenario, Size } from "./scenarios/scenario.ts";

export type Deployed = {
  url: string;
  slug: string;
  /** Where people pay without a browser; without it they give their place back instead of paying. */
  simulatorUrl: string | null;
};

const SECONDS_MAX = 900;
const PROBE_INDEX = 9_999_999;

/** Razorpay's keys say themselves which they are (https://razorpay.com/docs/payments/dashboard/account-settings/api-keys). */
export const isTestKey = (keyId: string): boolean => keyId.startsWith("rzp_test_");

/**
 * Sends the crowd of a scenario to a product that somebody else runs. Nobody may look into its database, so only what visitors see is judged.
 * @throws Error when its keys are live, or nobody at the terminal types the event's slug.
 */
export async function runDeployed(scenario: Scenario, deployed: Deployed, seed: number, size: Size): Promise<Outcome> {
  const { url, slug, simulatorUrl } = deployed;
  const product = new HttpClient([url]);
  const razorpay = simulatorUrl === null ? null : new HttpClient([simulatorUrl]);
  const sale = { slug, categoryIds: await readCategories(url, slug) };
  const tally = new Tally();
  const world: World = { product, razorpay, tally, taps: 1, isOver: false, oddities: [] };
  const keyId = await probeKey(
    new Browser({ ...world, tally: new Tally() }, newRecord(PROBE_INDEX, slug, Date.now()), randomOf(seed, -99)),
    sale,
  );
  if (!isTestKey(keyId))
    throw new Error(`${url} takes payments with ${keyId.slice(0, 9)}…: that is no test key, and no crowd goes there.`);
  await askForSlug(deployed, size);

  const startedAt = Date.now();
  const [plan] = scenario.sales(size);
  const change = razorpay ? {} : { givesUpShare: 1 };
  const waves = (plan?.waves ?? []).map((wave) => ({ ...wave, habits: { ...wave.habits, ...change } }));
  const crowd = startCrowd(world, sale, waves, seed);
  const sampler = startSampler(product, [{ slug, countWaiting: () => crowd.howMany().waiting }], null);
  const stopProgress = showProgress([crowd], sampler, startedAt);
  await Promise.race([crowd.ended, pause(SECONDS_MAX * 1000)]);
  const lateness = crowd.lateness();
  world.isOver = true;
  stopProgress();
  sampler.stop();
  const run = {
    records: crowd.records,
    ...{ rows: [], account: [], inbox: [], integrity: null, faults: [], documents: [], leftUndone: [] },
    sales: tally.sales,
    oddities: world.oddities,
    startedAt,
    endedAt: Date.now(),
  };
  const findings = judge(run, { endsEarly: scenario.laws?.endsEarly ?? false });
  const { samples } = sampler;
  return { scenario, size, seed, run, findings, tally, samples, usage: {}, memoryMost: {}, lateness };
}

async function readCategories(url: string, slug: string): Promise<string[]> {
  const response = await fetch(`${url}/api/events/${slug}`);
  if (!response.ok) throw new Error(`${url} knows no event ${slug}: it answered ${response.status}.`);
  const { categories } = (await response.json()) as { categories: { id: string }[] };
  return categories.map(({ id }) => id);
}

async function askForSlug({ url, slug }: Deployed, { visitors, seconds }: Size): Promise<void> {
  if (!process.stdin.isTTY)
    throw new Error("A crowd goes to a deployed address only when somebody at a terminal agrees.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `${visitors} visitors within ${seconds} s will book at ${url}, with test keys. Type the event's slug to let them: `,
  );
  terminal.close();
  if (answer.trim() !== slug) throw new Error(`That is not ${slug}: nobody was sent.`);
}
