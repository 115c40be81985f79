import { type Generated, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import { ID_OF_NO_EVENT, newRowId } from "#platform/ids.ts";
import type { ChannelHealth } from "./channel-health.ts";
import type { Channel, HeldFacts } from "./message.ts";

export type MessageChannelsTable = {
  channel: Channel;
  consecutive_failures: Generated<number>;
  consecutive_refusals: Generated<number>;
  failure_rate: Generated<number>;
  consecutive_holds: Generated<number>;
  failing_since: Date | null;
  held_until: Date | null;
  because: string | null;
};

const on = (db: Database) => db.withTables<{ message_channels: MessageChannelsTable }>();

export async function selectHealth(db: Database, channel: Channel): Promise<ChannelHealth> {
  const row = await on(db)
    .selectFrom("message_channels")
    .selectAll()
    .where("channel", "=", channel)
    .executeTakeFirstOrThrow();
  return {
    consecutiveFailures: row.consecutive_failures,
    consecutiveRefusals: row.consecutive_refusals,
    failureRate: row.failure_rate,
    consecutiveHolds: row.consecutive_holds,
    failingSince: row.failing_since,
    heldUntil: row.held_until,
    because: row.because,
  };
}

/** Of several processes each writes what it saw last; they see the same provider. */
export async function writeHealth(db: Database, channel: Channel, health: ChannelHealth): Promise<void> {
  await on(db)
    .updateTable("message_channels")
    .set({
      consecutive_failures: health.consecutiveFailures,
      consecutive_refusals: health.consecutiveRefusals,
      failure_rate: health.failureRate,
      consecutive_holds: health.consecutiveHolds,
      failing_since: health.failingSince,
      held_until: health.heldUntil,
      because: health.because,
    })
    .where("channel", "=", channel)
    .execute();
}

/** One of all processes gets to test, with one message, whether the provider works again. */
export async function claimProbe(
  db: Database,
  channel: Channel,
  { heldUntil, until }: { heldUntil: Date; until: Date },
): Promise<boolean> {
  const result = await on(db)
    .updateTable("message_channels")
    .set({ held_until: until })
    .where("channel", "=", channel)
    .where("held_until", "=", heldUntil)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function raiseChannelHeld(
  db: Database,
  channel: Channel,
  because: string | null,
  now: Date,
): Promise<void> {
  const item = {
    id: newRowId("att", ID_OF_NO_EVENT),
    kind: "messages_held",
    subject: channel,
    facts: { channel, reason: because } satisfies HeldFacts,
  };
  await sql`SELECT raise_attention('', NULL, ${JSON.stringify([item])}::jsonb, ${now})`.execute(db);
}

export async function resolveChannelHeld(db: Database, channel: Channel, now: Date): Promise<void> {
  await sql`SELECT resolve_attention('', ARRAY['messages_held'], ${channel}, ${now})`.execute(db);
}
