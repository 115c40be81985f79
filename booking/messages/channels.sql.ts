import { type Generated, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import type { ChannelHealth } from "./channel-health.ts";
import type { Channel } from "./message.ts";

export type MessageChannelsTable = {
  channel: Channel;
  troubles_in_a_row: Generated<number>;
  refusals_in_a_row: Generated<number>;
  trouble_share: Generated<number>;
  holds_in_a_row: Generated<number>;
  failing_since: Date | null;
  held_until: Date | null;
  because: string | null;
};

const on = (db: Database) => db.withTables<{ message_channels: MessageChannelsTable }>();

/** Of trouble that concerns no event. */
const ID_OF_NO_EVENT = "evt_00000000";

export async function selectHealth(db: Database, channel: Channel): Promise<ChannelHealth> {
  const row = await on(db)
    .selectFrom("message_channels")
    .selectAll()
    .where("channel", "=", channel)
    .executeTakeFirstOrThrow();
  return {
    troublesInARow: row.troubles_in_a_row,
    refusalsInARow: row.refusals_in_a_row,
    troubleShare: row.trouble_share,
    holdsInARow: row.holds_in_a_row,
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
      troubles_in_a_row: health.troublesInARow,
      refusals_in_a_row: health.refusalsInARow,
      trouble_share: health.troubleShare,
      holds_in_a_row: health.holdsInARow,
      failing_since: health.failingSince,
      held_until: health.heldUntil,
      because: health.because,
    })
    .where("channel", "=", channel)
    .execute();
}

/** One of all processes gets the right to try whether the provider works again. */
export async function takeProbe(
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

export async function raiseHeld(db: Database, channel: Channel, because: string | null, now: Date): Promise<void> {
  const item = {
    id: newRowId("att", ID_OF_NO_EVENT),
    kind: "messages_held",
    subject: channel,
    facts: { channel, reason: because },
  };
  await sql`SELECT raise_attention('', NULL, ${JSON.stringify([item])}::jsonb, ${now})`.execute(db);
}

export async function settleHeld(db: Database, channel: Channel, now: Date): Promise<void> {
  await sql`SELECT settle_attention('', ARRAY['messages_held'], ${channel}, ${now})`.execute(db);
}
