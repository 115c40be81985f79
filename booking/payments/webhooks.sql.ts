import { sql } from "kysely";
import { claimDueRows } from "#platform/claim-rows.sql.ts";
import type { Database } from "#platform/database.ts";

export interface WebhookDeliveriesTable {
  provider: string;
  provider_event_id: string;
  event_type: string;
  raw_body: string;
  state: "received" | "applied" | "ignored" | "failed";
  attempts: number;
  next_attempt_at: Date;
  last_error: string | null;
  received_at: Date;
}

const webhookTables = (db: Database) => db.withTables<{ webhook_deliveries: WebhookDeliveriesTable }>();

export type Delivery = { provider: string; providerEventId: string; eventType: string; rawBody: string };

/** True if this delivery is new. */
export async function insertDelivery(db: Database, delivery: Delivery, now: Date): Promise<boolean> {
  const inserted = await webhookTables(db)
    .insertInto("webhook_deliveries")
    .values({
      provider: delivery.provider,
      provider_event_id: delivery.providerEventId,
      event_type: delivery.eventType,
      raw_body: delivery.rawBody,
      received_at: now,
      next_attempt_at: now,
      state: "received",
      attempts: 0,
      last_error: null,
    })
    .onConflict((conflict) => conflict.columns(["provider", "provider_event_id"]).doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Claims deliveries that are to be applied now. */
export async function claimDeliveries(
  db: Database,
  now: Date,
  leaseUntil: Date,
  limit: number,
): Promise<(Delivery & { attempts: number })[]> {
  const rows = await claimDueRows<WebhookDeliveriesTable>(db, {
    table: "webhook_deliveries",
    key: ["provider", "provider_event_id"],
    dueAt: "next_attempt_at",
    now,
    limit,
    where: sql`state = 'received'`,
    set: sql`next_attempt_at = ${leaseUntil}, attempts = attempts + 1`,
  });
  return rows.map((row) => ({
    provider: row.provider,
    providerEventId: row.provider_event_id,
    eventType: row.event_type,
    rawBody: row.raw_body,
    attempts: row.attempts,
  }));
}

type End = { state: "applied" | "ignored" | "failed"; error: string | null } | { retryAt: Date; error: string };

export const finishDelivery = (db: Database, delivery: Delivery, end: End): Promise<void> =>
  finishDeliveries(db, [delivery], end);

export async function finishDeliveries(db: Database, deliveries: readonly Delivery[], end: End): Promise<void> {
  const change =
    "state" in end
      ? { state: end.state, last_error: end.error }
      : { next_attempt_at: end.retryAt, last_error: end.error };
  await webhookTables(db)
    .updateTable("webhook_deliveries")
    .set(change)
    // The same text for any number of them, so that it can be prepared.
    .where(
      sql<boolean>`(provider, provider_event_id) IN (SELECT * FROM unnest(
        ${deliveries.map(({ provider }) => provider)}::text[],
        ${deliveries.map(({ providerEventId }) => providerEventId)}::text[]))`,
    )
    .execute();
}

export async function selectHasDeliverySince(db: Database, since: Date): Promise<boolean> {
  const row = await webhookTables(db)
    .selectFrom("webhook_deliveries")
    .select("received_at")
    .where("received_at", ">=", since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Deletes at most `limit` finished deliveries that were received before then, and those that nobody could apply a year later: they
 * name who paid. Answers how many.
 */
export async function deleteOldDeliveries(db: Database, before: Date, limit: number): Promise<number> {
  const tables = webhookTables(db);
  const deleted = await tables
    .deleteFrom("webhook_deliveries")
    .where((where) =>
      where(
        where.refTuple("provider", "provider_event_id"),
        "in",
        tables
          .selectFrom("webhook_deliveries")
          .select(["provider", "provider_event_id"])
          .where("received_at", "<", before)
          .where(
            sql<boolean>`(state IN ('applied', 'ignored')
              OR state = 'failed' AND received_at < ${before}::timestamptz - interval '366 days')`,
          )
          .orderBy("received_at")
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .$asTuple("provider", "provider_event_id"),
      ),
    )
    .executeTakeFirst();
  return Number(deleted.numDeletedRows);
}
