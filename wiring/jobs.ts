import { enqueueAnnouncements } from "#booking/announcements/enqueue-announcements.ts";
import { sendAlarms } from "#booking/attention/send-alarms.ts";
import { watchCounters } from "#booking/attention/watch-counters.ts";
import { expirePlaces } from "#booking/capacity/expire-places.ts";
import { eraseRiders } from "#booking/erasures/erase-riders.ts";
import type { Mailer, ReadBookingFacts, RenderEmail, RenderStatement, SmsSender } from "#booking/messages/ports.ts";
import { sendDueMessages } from "#booking/messages/send-due-messages.ts";
import { syncDeliveries } from "#booking/messages/sync-deliveries.ts";
import { applyWebhooks } from "#booking/payments/apply-webhooks.ts";
import { endCancelledBookings } from "#booking/payments/cancel-event.ts";
import { deleteOldWebhooks } from "#booking/payments/delete-old-webhooks.ts";
import type { Gateway } from "#booking/payments/gateway.ts";
import { reconcilePayments } from "#booking/payments/reconcile-payments.ts";
import { sendRefunds } from "#booking/payments/send-refunds.ts";
import { watchWebhooks } from "#booking/payments/watch-webhooks.ts";
import { endDueRehearsals } from "#booking/rehearsals/end-rehearsal.ts";
import { sendDueStatements } from "#booking/statements/send-due-statements.ts";
import { sendTeamEmails } from "#booking/team/send-team-emails.ts";
import { resolveRedisAway } from "#booking/waiting-room/watch-queue.ts";
import { analyzeGrownTables } from "#platform/analyze-grown-tables.sql.ts";
import type { Clock } from "#platform/clock.ts";
import type { Config } from "#platform/config.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Log } from "#platform/log.ts";
import type { Metrics } from "#platform/metrics.ts";
import { openRateLimiter, type RateLimiter } from "#platform/open-rate-limiter.ts";
import { singleFlight } from "#platform/single-flight.ts";
import type { Connection } from "./connections.ts";

export type JobName =
  | "webhooks"
  | "payments"
  | "refunds"
  | "cancellations"
  | "messages"
  | "announcements"
  | "places"
  | "erasures"
  | "watch"
  | "alarms"
  | "analyze";

/** A round of a job answers how much it did. */
export type Jobs = Record<JobName, () => Promise<number>>;

/** These go through what is there every time: having done something is no reason for another round at once. */
export const FIXED_INTERVAL_JOBS: readonly JobName[] = ["places", "watch", "analyze"];

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
  messaging: { mailer: Mailer; smsSender: SmsSender; renderEmail: RenderEmail; renderStatement: RenderStatement };
  teamKeys: readonly SigningKey[];
  readBookingFacts: ReadBookingFacts;
};

/** The background work, each job one round at a time in this process and counted for the monitor. */
export function openJobs(deps: Deps): Jobs {
  const { config, connection, clock, log, metrics, gateway, rateLimiter, messaging } = deps;
  const money = { ...connection, clock, log, gateway, rateLimiter };
  const operatorEmail = config.ALARM_EMAIL ?? null;
  const alarms = { ...connection, clock, log, mailer: messaging.mailer, publicUrl: config.PUBLIC_URL, operatorEmail };

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
    announcements: job("announcements", () => enqueueAnnouncements(money)),
    places: job("places", () => expirePlaces(money)),
    erasures: job("erasures", () => eraseRiders(money)),
    watch: job(
      "watch",
      async () =>
        (await endDueRehearsals(money)) +
        (await resolveRedisAway(money)) +
        (await watchCounters(money)) +
        (await watchWebhooks(money)) +
        (await deleteOldWebhooks(money)),
    ),
    alarms: job("alarms", () => sendAlarms(alarms)),
    analyze: job("analyze", () => analyzeGrownTables(connection.db)),
  };
}

function messageRound(deps: Deps): () => Promise<number> {
  const { config, connection, clock, log, messaging, readBookingFacts, teamKeys } = deps;
  const { db } = connection;
  const { mailer, smsSender, renderStatement } = messaging;
  const rateLimiters = {
    email: openRateLimiter(config.EMAILS_PER_SECOND),
    sms: openRateLimiter(config.SMS_PER_SECOND),
  };
  const sending = {
    db,
    clock,
    log,
    random: Math.random,
    ...messaging,
    readBookingFacts,
    concurrency: { email: 8, sms: 8 },
    rateLimiters,
  };
  const polling = { db, clock, smsSender, rateLimiter: rateLimiters.sms };
  const team = { db, clock, log, random: Math.random, mailer, publicUrl: config.PUBLIC_URL, teamKeys };
  const statements = { db, clock, log, random: Math.random, mailer, renderStatement };
  return async () => {
    const sentToTeam = (await sendTeamEmails(team)) + (await sendDueStatements(statements));
    const { sent } = await sendDueMessages(sending, { limit: MESSAGES_PER_ROUND });
    return sentToTeam + sent + (await syncDeliveries(polling, { limit: DELIVERY_CHECKS_PER_ROUND }));
  };
}
