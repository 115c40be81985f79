import { sql } from "kysely";
import type { Tx } from "#platform/database.ts";
import type { Language } from "#platform/languages.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import type { Category, FormerQuestion } from "./bookable-event.ts";
import type { EventDraft } from "./event-draft.ts";
import { eventTables } from "./events.sql.ts";

const FIRST_WAIVER = 1;

export async function insertEvent(
  tx: Tx,
  id: string,
  draft: EventDraft,
  { rehearsalOf, now }: { rehearsalOf: string | null; now: Date },
): Promise<void> {
  const row = {
    ...columnsOf(draft),
    former_questions: "[]",
    id,
    waiver_version: FIRST_WAIVER,
    is_rehearsal: rehearsalOf !== null,
    rehearsal_of: rehearsalOf,
    created_at: now,
    updated_at: now,
  };
  await eventTables(tx).insertInto("events").values(row).execute();
}

/** False if the event is no longer of that revision. */
export async function updateEventOfRevision(
  tx: Tx,
  id: string,
  revision: number,
  { draft, formerQuestions }: { draft: EventDraft; formerQuestions: readonly FormerQuestion[] },
  waiverVersion: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await eventTables(tx)
    .updateTable("events")
    .set({
      ...columnsOf(draft),
      former_questions: JSON.stringify(formerQuestions),
      waiver_version: waiverVersion,
      revision: revision + 1,
      updated_at: now,
    })
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Beside the change that it tells of. */
export async function recordEdit(tx: Tx, eventId: string, entry: NewAuditEntry, now: Date): Promise<void> {
  await sql`SELECT record_audit_entry(${eventId}, ${JSON.stringify(entry)}::jsonb, ${now})`.execute(tx);
}

export type WaiverRow = { eventId: string; version: number; language: Language; text: string; hash: string };

export async function insertWaiver(tx: Tx, waiver: WaiverRow, now: Date): Promise<void> {
  await eventTables(tx).insertInto("waivers").values(waiverColumns(waiver, now)).execute();
}

export async function insertWaiverTranslation(tx: Tx, waiver: WaiverRow, now: Date): Promise<void> {
  await eventTables(tx).insertInto("waiver_translations").values(waiverColumns(waiver, now)).execute();
}

const waiverColumns = ({ eventId, version, language, text, hash }: WaiverRow, now: Date) => ({
  event_id: eventId,
  version,
  language,
  text,
  text_hash: hash,
  created_at: now,
});

/** New ones with their price, hidden or not; of those that are there the name and the place in the list. */
export async function upsertCategories(tx: Tx, eventId: string, categories: readonly Category[]): Promise<void> {
  if (categories.length === 0) return;
  const rows = categories.map((category, position) => ({
    event_id: eventId,
    id: category.id,
    position,
    name: category.name,
    ticket_price_paise: category.ticketPricePaise,
    price_paise: category.pricePaise,
    platform_fee_paise: category.platformFeePaise,
    is_hidden: category.isHidden,
  }));
  await eventTables(tx)
    .insertInto("categories")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["event_id", "id"]).doUpdateSet((column) => ({
        position: column.ref("excluded.position"),
        name: column.ref("excluded.name"),
      })),
    )
    .execute();
}

export const isSlugConflict = (error: unknown): boolean =>
  (error as { constraint?: string } | null)?.constraint === "one_event_per_slug";

function columnsOf(draft: EventDraft) {
  return {
    slug: draft.slug,
    language: draft.language,
    translations: JSON.stringify(draft.translations),
    title: draft.title,
    summary: draft.summary,
    description: draft.description,
    starts_at: draft.startsAt,
    reporting_note: draft.reportingNote,
    place: draft.place,
    map_url: draft.mapUrl,
    included: draft.included,
    plan: JSON.stringify(draft.plan),
    rules: draft.rules,
    bring: draft.bring,
    faq: JSON.stringify(draft.faq),
    questions: JSON.stringify(draft.questions),
    organizer_name: draft.organizerName,
    organizer_email: draft.organizerEmail,
    organizer_phone: draft.organizerPhone,
    organizer_address: draft.organizerAddress,
    brand_color: draft.brandColor,
    picture_hash: draft.pictureHash,
    opens_at: draft.opensAt,
    closes_at: draft.closesAt,
    fee_mode: draft.feeMode,
    is_price_breakdown_shown: draft.isPriceBreakdownShown,
    pre_queue_minutes: draft.preQueueMinutes,
    is_proof_required: draft.isProofRequired,
    bookings_per_contact: draft.bookingsPerContact ?? 1,
  };
}
