import { type Generated, type JSONColumnType, sql } from "kysely";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { AttentionItem, AttentionKind, ListedItem, Resolution } from "./attention.ts";

export interface AttentionItemsTable {
  event_id: string;
  id: string;
  kind: AttentionKind;
  subject: string;
  booking_id: string | null;
  facts: JSONColumnType<AttentionItem["facts"]>;
  occurrences: Generated<number>;
  opened_at: Date;
  seen_at: Date;
  alarm_leased_until: Date | null;
  alarmed_at: Date | null;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: Resolution | null;
  note: string | null;
}

const attentionTables = (db: Database) => db.withTables<{ attention_items: AttentionItemsTable }>();

/** Open items, the newest first; null: of every event and of the installation. */
export async function selectOpenItems(
  db: Database,
  eventIds: readonly string[] | null,
  limit: number,
): Promise<ListedItem[]> {
  let query = attentionTables(db).selectFrom("attention_items").selectAll().where("resolved_at", "is", null);
  if (eventIds) query = query.where("event_id", "in", eventIds);
  return (await query.orderBy("opened_at", "desc").orderBy("id", "desc").limit(limit).execute()).map(itemOf);
}

/** Items that were resolved since then, the last one first. */
export async function selectResolvedItems(
  db: Database,
  eventIds: readonly string[] | null,
  since: Date,
  limit: number,
): Promise<ListedItem[]> {
  let query = attentionTables(db).selectFrom("attention_items").selectAll().where("resolved_at", ">=", since);
  if (eventIds) query = query.where("event_id", "in", eventIds);
  return (await query.orderBy("resolved_at", "desc").orderBy("id", "desc").limit(limit).execute()).map(itemOf);
}

export async function selectItem(db: Database, eventId: string, id: string): Promise<ListedItem | null> {
  const row = await attentionTables(db)
    .selectFrom("attention_items")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? itemOf(row) : null;
}

export async function selectItems(db: Database, keys: readonly ItemKey[]): Promise<ListedItem[]> {
  const rows = await attentionTables(db).selectFrom("attention_items").selectAll().where(isOneOf(keys)).execute();
  return rows.map(itemOf);
}

export async function countOpenItems(db: Database, eventIds: readonly string[] | null): Promise<number> {
  let query = attentionTables(db)
    .selectFrom("attention_items")
    .select((count) => count.fn.countAll<number>().as("open"))
    .where("resolved_at", "is", null);
  if (eventIds) query = query.where("event_id", "in", eventIds);
  return (await query.executeTakeFirst())?.open ?? 0;
}

export type ItemKey = { eventId: string; id: string };

export const claimAlarms = async (
  pool: Pool,
  options: { lease: string; pause: string; withInstallation: boolean; limit: number; now: Date | null },
): Promise<ItemKey[]> => {
  const { lease, pause, withInstallation, limit, now } = options;
  const rows = await callFunction<{ event_id: string; id: string }>(pool, "claim_alarms", [
    lease,
    pause,
    withInstallation,
    limit,
    now,
  ]);
  return rows.map((row) => ({ eventId: row.event_id, id: row.id }));
};

/** Everybody who should know of these has been told. */
export async function markAlarmsSent(db: Database, items: readonly ItemKey[], at: Date): Promise<void> {
  await attentionTables(db)
    .updateTable("attention_items")
    .set({ alarmed_at: at, alarm_leased_until: null })
    .where(isOneOf(items))
    .execute();
}

/** Nobody may have been told: they are taken again then. */
export async function postponeAlarms(db: Database, items: readonly ItemKey[], until: Date): Promise<void> {
  await attentionTables(db)
    .updateTable("attention_items")
    .set({ alarm_leased_until: until })
    .where(isOneOf(items))
    .where("alarmed_at", "is", null)
    .execute();
}

const isOneOf = (items: readonly ItemKey[]) =>
  sql<boolean>`(event_id, id) IN (SELECT * FROM unnest(
    ${items.map((item) => item.eventId)}::text[], ${items.map((item) => item.id)}::text[]))`;

function itemOf(row: {
  event_id: string;
  id: string;
  kind: AttentionKind;
  subject: string;
  booking_id: string | null;
  facts: AttentionItem["facts"];
  occurrences: number;
  opened_at: Date;
  seen_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
  resolution: Resolution | null;
  note: string | null;
}): ListedItem {
  return {
    eventId: row.event_id,
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    bookingId: row.booking_id,
    facts: row.facts,
    occurrences: row.occurrences,
    openedAt: row.opened_at,
    seenAt: row.seen_at,
    resolved: row.resolved_at && {
      at: row.resolved_at,
      by: row.resolved_by,
      how: row.resolution ?? "ended_by_itself",
      note: row.note,
    },
  } as ListedItem; // A row's facts are those of its kind: whoever raised it had to give them.
}
