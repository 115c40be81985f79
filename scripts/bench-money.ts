import { milliseconds } from "../bench/figures.ts";
import type { Latency } from "../bench/load/latency.ts";
import { printMachine } from "../bench/machine.ts";
import { findBrokenPromises } from "../bench/money/check-money.ts";
import { type BookingFigures, measureBookings } from "../bench/money/measure-bookings.ts";
import { measureWebhooks, type WebhookFigures } from "../bench/money/measure-webhooks.ts";
import { openMoneyStage } from "../bench/money/money-stage.ts";
import { stopEverything } from "../servers/start-program.ts";
import { buildIfStale } from "./build.ts";
import { showStep } from "./progress.mjs";

const WEBHOOK_RATE = { perSecond: 50, seconds: 20 };
const BOOKING_RATE = { perSecond: 20, seconds: 30 };
const faults: string[] = [];

try {
  await buildIfStale();
  const stage = await showStep("Starting PostgreSQL, Redis, simulators, app and worker", openMoneyStage);
  const webhooks = await showStep("Webhooks", () => measureWebhooks(stage, WEBHOOK_RATE));
  noteFaults("webhooks", webhooks.faults);
  const told = await showStep("Bookings, webhooks only", () =>
    measureBookings(stage, BOOKING_RATE, { verifies: false }),
  );
  noteFaults("bookings, webhooks only", told.faults);
  const verified = await showStep("Bookings, verified by the browser", () =>
    measureBookings(stage, BOOKING_RATE, { verifies: true }),
  );
  noteFaults("bookings, verified by the browser", verified.faults);
  noteFaults("integrity", await showStep("Checking every promise", () => findBrokenPromises(stage)));
  await printMachine(stage);
  printWebhooks(webhooks);
  printBookings(told, verified);
} catch (error) {
  faults.push(error instanceof Error && error.name === "Error" ? error.message : String(error));
} finally {
  await stopEverything();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exitCode = faults.length === 0 ? 0 : 1;

function noteFaults(measurement: string, found: string[]): void {
  faults.push(...found.map((fault) => `${measurement}: ${fault}`));
}

function printWebhooks({ webhooks, health, inserts, appliedAfterSeconds }: WebhookFigures): void {
  printLatencies(`${WEBHOOK_RATE.perSecond} a second for ${WEBHOOK_RATE.seconds} s`, [
    ["POST /api/webhooks/razorpay", webhooks],
    ["GET /api/health", health],
    ["INSERT of the same row", inserts],
  ]);
  const ratio = (other: Latency) =>
    `${(webhooks.p50 / other.p50).toFixed(2)} x at p50, ${(webhooks.p99 / other.p99).toFixed(2)} x at p99`;
  console.log(`\n${ratio(inserts)}: webhook to INSERT.`);
  console.log(`${ratio(health)}: webhook to health.`);
  console.log(`All were applied ${appliedAfterSeconds.toFixed(1)} s after the last answer.`);
}

function printBookings(told: BookingFigures, verified: BookingFigures): void {
  printLatencies(`Paid to confirmed, ${BOOKING_RATE.perSecond} bookings a second for ${BOOKING_RATE.seconds} s`, [
    ["webhooks only", told.confirmed],
    ["verified by the browser", verified.confirmed],
    ["  until verify was answered", verified.verify],
  ]);
  const busy = told.busy + verified.busy;
  if (busy > 0) console.log(`\nThe app was too busy ${busy} times, and was asked again a second later.`);
}

function printLatencies(title: string, rows: [string, Latency | null][]): void {
  const width = Math.max(title.length, ...rows.map(([label]) => label.length + 2)) + 2;
  console.log(`\n${title.padEnd(width)}${["p50", "p99", "max"].map((head) => head.padStart(11)).join("")}`);
  for (const [label, latency] of rows) {
    if (!latency) continue;
    const figures = [latency.p50, latency.p99, latency.max];
    console.log(`${`  ${label}`.padEnd(width)}${figures.map((figure) => milliseconds(figure).padStart(11)).join("")}`);
  }
}
