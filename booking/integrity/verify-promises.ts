import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Log } from "#platform/log.ts";
import { type RateLimiter, UNLIMITED } from "#platform/open-rate-limiter.ts";
import type { Gateway } from "../payments/gateway.ts";
import type { Finding } from "./promises.ts";
import { verifyGateway } from "./verify-gateway.ts";
import { verifyRows } from "./verify-rows.ts";

export type IntegrityDeps = {
  db: Database;
  /** Null: Razorpay is not asked, and its findings say so. */
  gateway: Gateway | null;
  clock: Clock;
  log: Log;
  /** Bounds the questions to Razorpay: two for each order, one more for a payment that went back. */
  rateLimiter?: RateLimiter;
};

export type IntegrityOptions = {
  /** One event; without it all of them, and the webhooks too. */
  eventId?: string | null;
  /** How old a payment at Razorpay may be before we must know it. */
  graceSeconds?: number;
  /** How long to wait before what differs is looked at again. */
  recheckAfterMs?: number;
  /** Whether somebody is there to send messages and refunds, so that what is due for an hour is a broken promise. */
  isWorkExpected?: boolean;
};

export const GRACE_SECONDS = 120;

/**
 * Whether each promise that data can prove is kept, by our rows and by Razorpay's books. Reads only. A finding names the
 * rows that break it; `holds: null` says that it could not be checked.
 * @throws when the database can't be read: then nothing was checked.
 */
export async function verifyPromises(
  deps: IntegrityDeps,
  { eventId = null, graceSeconds = GRACE_SECONDS, recheckAfterMs = 0, isWorkExpected = false }: IntegrityOptions = {},
): Promise<Finding[]> {
  const pause = () => sleep(recheckAfterMs).then(() => {});
  const ofRows = await verifyRows(deps, { eventId, isWorkExpected, pause });
  const ofGateway = await verifyGateway(
    { ...deps, rateLimiter: deps.rateLimiter ?? UNLIMITED },
    { eventId, graceSeconds, pause },
  );
  return [...ofRows, ...ofGateway].toSorted((a, b) => a.promise - b.promise);
}
