import { sendAlarms } from "#booking/attention/send-alarms.ts";
import { watchCounters } from "#booking/attention/watch-counters.ts";
import { expirePlaces } from "#booking/capacity/expire-places.ts";
import type { Mailer, ReadBookingFacts, RenderEmail } from "#booking/messages/ports.ts";
import { sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { syncDeliveries } from "#booking/messages/sync-deliveries.ts";
import { applyWebhooks } from "#booking/payments/apply-webhooks.ts";
import { endCancelledBookings } from "#booking/payments/cancel-event.ts";
import { deleteOldWebhooks } from "#booking/payments/delete-old-webhooks.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { reconcilePayments } from "#booking/payments/reconcile-payments.ts";
import { sendRefunds } from "#booking/payments/send-refunds.ts";
import { watchWebhooks } from "#booking/payments/watch-webhooks.ts";
import { resolveRedisAway } from "#booking/waiting-room/watch-queue.ts";
import type { Clock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import type { Log } from "#platform/log.ts";
import type { Metrics } from "#platform/metrics.ts";
import { openRateLimiter, type RateLimiter } from "#platform/open-rate-limiter.ts";
import { singleFlight } from "#platform/single-flight.ts";
import type { Connection } from "./connections.ts";
import { openSmsSender } from "./providers.ts";

export type JobName =
  | "webhooks"
  | "payments"
  | "refunds"
  | "cancellations"
  | "messages"
  | "places"
  | "watch"
  | "alarms";

/** A round of a job answers how much it did. */
export type Jobs = Record<JobName, () => Promise<number>>;

/** These go through what is there every time: having done something is no reason for another round at once. */
export const FIXED_INTERVAL_JOBS: readonly JobName[] = ["places", "watch"];

const MESSAGES_PER_ROUND = 200;
const DELIVERY_CHECKS_PER_ROUND = 50;

type Deps = {
  config: Config;
  connection: Connection;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  gateway: Gateway;
  rateLimiter: RateLimiter;
  mailer: Mailer;
  readBookingFacts: ReadBookingFacts;
};

/** The background work, each job one round at a time in this process and counted for the monitor. */
export function openJobs(deps: Deps): Jobs {
  const { config, connection, clock, log, metrics, gateway, rateLimiter, mailer } = deps;
  const money = { ...connection, clock, log, gateway, rateLimiter };
  const operatorEmail = config.ALARM_EMAIL ?? null;
  const alarms = { ...connection, clock, log, mailer, publicUrl: config.PUBLIC_URL, operatorEmail };

  const job = (name: JobName, round: () => Promise<number>) =>
    singleFlight(async () => {
      const done = await round();
      metrics.countJob(name, done);
      return done;
    });
  return {
    webhooks: job("webhooks", () => applyWebhooks(money)),
    payments: job("payments", () => reconcilePayments(money)),
    refunds: job("refunds", () => sendRefunds(money)),
    cancellations: job("cancellations", () => endCancelledBookings(money)),
    messages: job("messages", messageRound(deps)),
    places: job("places", () => expirePlaces(money)),
    watch: job(
      "watch",
      async () =>
        (await resolveRedisAway(money)) +
        (await watchCounters(money)) +
        (await watchWebhooks(money)) +
        (await deleteOldWebhooks(money)),
    ),
    alarms: job("alarms", () => sendAlarms(alarms)),
  };
}

/** Loaded when the first email is written: commands that only need the database start without React. */
const renderEmail: RenderEmail = async (kind, facts) =>
  (await import("#emails/render-email.tsx")).renderEmail(kind, facts);

function messageRound({ config, connection: { db }, clock, mailer, readBookingFacts }: Deps): () => Promise<number> {
  const smsSender = openSmsSender(config);
  const rateLimiters = {
    email: openRateLimiter(config.EMAILS_PER_SECOND),
    sms: openRateLimiter(config.SMS_PER_SECOND),
  };
  const sending = {
    db,
    clock,
    random: Math.random,
    mailer,
    smsSender,
    renderEmail,
    readBookingFacts,
    concurrency: { email: 8, sms: 8 },
    rateLimiters,
  };
  const polling = { db, clock, smsSender, rateLimiter: rateLimiters.sms };
  return async () => {
    const { sent } = await sendDueMessages(sending, { limit: MESSAGES_PER_ROUND });
    return sent + (await syncDeliveries(polling, { limit: DELIVERY_CHECKS_PER_ROUND }));
  };
}
