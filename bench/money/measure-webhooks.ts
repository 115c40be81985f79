import { systemClock } from "#platform/clock.ts";
import { openPool } from "#platform/database.ts";
import { anEventOnSale } from "#tests/builders/event-on-sale.ts";
import { keepRate, type Rate } from "../load/keep-rate.ts";
import { type Latency, latencyOf } from "../load/latency.ts";
import { sendAtRate } from "../load/send-load.ts";
import type { Measured } from "../measure.ts";
import { until } from "../until.ts";
import { bookAndPay } from "./book-and-pay.ts";
import { findMoneyFaults, untilAllIsDone } from "./check-money.ts";
import { type MoneyStage, sendWebhooksTo } from "./money-stage.ts";
import type { Webhook } from "./webhook-recorder.ts";

export type WebhookFigures = { webhooks: Latency; health: Latency; inserts: Latency; appliedAfterSeconds: number };

/** Of each booking Razorpay tells three times: authorized, captured, order paid. */
const WEBHOOKS_PER_BOOKING = 3;
const BOOKED_PER_SECOND = 20;
/** Sent before anything is measured: the first request of a kind meets code that is not compiled yet. */
const WARM_UP: Rate = { perSecond: 10, seconds: 2 };
const PATIENCE_MS = 30_000;
const CONNECTIONS = 64;
/** What the app has when DATABASE_POOL_MAX is not set. */
const POOL_MAX = 10;

/**
 * Deliveries of paid bookings that the app has not heard of yet, at `rate`; beside them what the same rate costs else.
 * The first measurement of a stage: all webhooks that are stored must be its own.
 */
export async function measureWebhooks(stage: MoneyStage, rate: Rate): Promise<Measured<WebhookFigures>> {
  const warmUps = WARM_UP.perSecond * WARM_UP.seconds;
  const wanted = rate.perSecond * rate.seconds + warmUps;
  const event = await anEventOnSale({ ...stage, clock: systemClock }, { capacity: wanted });
  const { paid, webhooks } = await recordPaidBookings(stage, event, wanted);
  const requests = webhooks.map((webhook) => webhookRequest(stage.port, webhook));
  const health = Buffer.from(`GET /api/health HTTP/1.1\r\nHost: 127.0.0.1:${stage.port}\r\n\r\n`);

  await stage.pool.query("CHECKPOINT");
  const send = (next: () => Buffer | null, at: Rate) =>
    sendAtRate(stage.port, next, { ...at, connections: CONNECTIONS });
  await send(() => requests.shift() ?? null, WARM_UP);
  const answered = await send(() => requests.shift() ?? null, rate);
  const answeredAt = performance.now();
  const undone = await untilAllIsDone(stage);
  const appliedAfterSeconds = (performance.now() - answeredAt) / 1000;
  const alive = await send(() => health, rate);
  const inserted = await insertAtRate(stage, webhooks.slice(warmUps), rate);

  const faults = [
    ...statusFaults("webhooks", answered.statuses),
    ...statusFaults("health requests", alive.statuses),
    ...undone,
    ...(await findStorageFaults(stage, webhooks)),
    ...(await findMoneyFaults(stage, event.id, paid)),
  ];
  return {
    webhooks: latencyOf(answered.latencies),
    health: latencyOf(alive.latencies),
    inserts: latencyOf(inserted),
    appliedAfterSeconds,
    faults,
  };
}

async function recordPaidBookings(
  stage: MoneyStage,
  event: { slug: string; categoryId: string },
  count: number,
): Promise<{ paid: number; webhooks: Webhook[] }> {
  const { recorded } = stage.recorder;
  const paid = Math.ceil(count / WEBHOOKS_PER_BOOKING);
  await sendWebhooksTo(stage, "recorder");
  const rate = { perSecond: BOOKED_PER_SECOND, seconds: paid / BOOKED_PER_SECOND };
  await keepRate(rate, async () => void (await bookAndPay(stage, event, { verifies: false })));
  await until(async () => recorded.length >= paid * WEBHOOKS_PER_BOOKING, PATIENCE_MS);
  await sendWebhooksTo(stage, "app");
  if (recorded.length === paid * WEBHOOKS_PER_BOOKING) return { paid, webhooks: recorded.slice(0, count) };
  throw new Error(`Razorpay sent ${recorded.length} webhooks of ${paid} bookings.`);
}

function webhookRequest(port: number, { eventId, signature, body }: Webhook): Buffer {
  const head = [
    "POST /api/webhooks/razorpay HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Razorpay-Signature: ${signature}`,
    `X-Razorpay-Event-Id: ${eventId}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** The same rows into a table with the same indexes, each in a transaction of its own: the least that storing can cost. */
async function insertAtRate({ databaseUrl }: MoneyStage, webhooks: readonly Webhook[], rate: Rate): Promise<number[]> {
  const pool = openPool(databaseUrl, POOL_MAX);
  const latencies: number[] = [];
  await pool.query("CREATE TABLE bench_deliveries (LIKE webhook_deliveries INCLUDING ALL)");
  await keepRate(rate, async (dueAt, index) => {
    const { eventId, event, body } = webhooks[index] as Webhook;
    await pool.query(
      `INSERT INTO bench_deliveries (provider, provider_event_id, event_type, raw_body, next_attempt_at, received_at)
       VALUES ('razorpay', $1, $2, $3, $4, $4) ON CONFLICT DO NOTHING`,
      [eventId, event, body, new Date()],
    );
    latencies.push(performance.now() - dueAt);
  });
  await pool.end();
  return latencies;
}

function statusFaults(what: string, statuses: Record<number, number>): string[] {
  const { 200: _, ...others } = statuses;
  return Object.entries(others).map(([status, times]) => `${times} ${what} were answered ${status}`);
}

async function findStorageFaults({ pool }: MoneyStage, webhooks: readonly Webhook[]): Promise<string[]> {
  const { rows } = await pool.query<{ all: number; sent: number }>(
    `SELECT count(*) AS all, count(*) FILTER (WHERE provider_event_id = ANY($1)) AS sent FROM webhook_deliveries`,
    [webhooks.map(({ eventId }) => eventId)],
  );
  const { all, sent } = rows[0] ?? { all: 0, sent: 0 };
  if (all === webhooks.length && sent === all) return [];
  return [`of ${webhooks.length} webhooks ${sent} are stored, among ${all} rows`];
}
