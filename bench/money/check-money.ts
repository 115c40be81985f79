import { sql } from "kysely";
import { brokenOf } from "#booking/integrity/promises.ts";
import { verifyPromises } from "#booking/integrity/verify-promises.ts";
import { readConfig } from "#platform/config.ts";
import { closeStartline, openStartline } from "#wiring";
import type { Stage } from "../stage.ts";
import { until } from "../until.ts";

const PATIENCE_MS = 60_000;

/** Waits until all webhooks are applied and each message was tried once; a sentence for each kind that still waits. */
export async function untilAllIsDone({ db }: Stage): Promise<string[]> {
  const count = async () => {
    const { rows } = await sql<{ webhooks: number; messages: number }>`
      SELECT (SELECT count(*) FROM webhook_deliveries WHERE state <> 'applied') AS webhooks,
             (SELECT count(*) FROM messages WHERE state = 'queued' AND last_error IS NULL) AS messages`.execute(db);
    return rows[0] ?? { webhooks: Number.NaN, messages: Number.NaN };
  };
  await until(async () => Object.values(await count()).every((left) => left === 0), PATIENCE_MS);
  const { webhooks, messages } = await count();
  return [
    ...(webhooks === 0 ? [] : [`${webhooks} webhooks were not applied`]),
    ...(messages === 0 ? [] : [`nobody tried to send ${messages} messages`]),
  ];
}

type Counts = Record<"bookings" | "confirmed" | "payments" | "refunds" | "messages" | "troubles", number>;

/** A sentence for each number that is not what it is when `paid` bookings were each paid once, in time, and nothing else. */
export async function findMoneyFaults({ db }: Stage, eventId: string, paid: number): Promise<string[]> {
  const { rows } = await sql<Counts>`
    SELECT (SELECT count(*) FROM bookings WHERE event_id = ${eventId}) AS bookings,
           (SELECT count(*) FROM bookings WHERE event_id = ${eventId} AND state = 'confirmed') AS confirmed,
           (SELECT count(*) FROM payments WHERE event_id = ${eventId}) AS payments,
           (SELECT count(*) FROM refunds WHERE event_id = ${eventId}) AS refunds,
           (SELECT count(*) FROM messages WHERE event_id = ${eventId}) AS messages,
           (SELECT count(*) FROM attention_items) AS troubles`.execute(db);
  const wanted: Counts = {
    bookings: paid,
    confirmed: paid,
    payments: paid,
    refunds: 0,
    messages: 2 * paid,
    troubles: 0,
  };
  return Object.entries(rows[0] ?? {}).flatMap(([name, count]) => {
    const expected = wanted[name as keyof Counts];
    return count === expected ? [] : [`${name}: ${count}, not ${expected}`];
  });
}

/** Every promise that the rows of all events, together with Razorpay's books, do not keep. */
export async function findBrokenPromises({ environment }: Stage): Promise<string[]> {
  const startline = openStartline(readConfig({ ...environment, LOG_LEVEL: "silent" }));
  const { db, gateway, clock, log } = startline;
  // Unpaced: this Razorpay has no other customers.
  const findings = await verifyPromises({ db, gateway, clock, log }, { graceSeconds: 0, isWorkExpected: true });
  await closeStartline(startline);
  return brokenOf(findings).map(({ check, offenders }) => `not so: ${check} ${offenders.slice(0, 3).join("; ")}`);
}
