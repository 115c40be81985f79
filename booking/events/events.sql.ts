import { type Generated, type JSONColumnType, type Selectable, sql } from "kysely";
import type { Database } from "#platform/database.ts";
import type { Language } from "#platform/languages.ts";
import type {
  BookableEvent,
  Category,
  EventState,
  FaqEntry,
  FormerQuestion,
  PlanStep,
  Question,
} from "./bookable-event.ts";
import type { FeeMode } from "./price.ts";
import type { Translations } from "./translation.ts";
import type { Waiver } from "./waiver.ts";

export interface EventsTable {
  id: string;
  slug: string;
  state: Generated<EventState>;
  title: string;
  summary: string;
  description: string;
  starts_at: Date;
  reporting_note: string;
  place: string;
  map_url: string | null;
  included: string[];
  plan: JSONColumnType<PlanStep[]>;
  rules: string[];
  bring: string[];
  faq: JSONColumnType<FaqEntry[]>;
  questions: JSONColumnType<Question[]>;
  former_questions: JSONColumnType<FormerQuestion[]>;
  organizer_name: string;
  organizer_email: string;
  organizer_phone: string;
  organizer_address: string;
  brand_color: string;
  picture_hash: string | null;
  opens_at: Date;
  closes_at: Date;
  fee_mode: FeeMode;
  is_price_breakdown_shown: boolean;
  waiver_version: number;
  language: Generated<Language>;
  translations: JSONColumnType<Translations>;
  is_paused: Generated<boolean>;
  notice: Generated<string>;
  notice_hi: Generated<string>;
  notice_mr: Generated<string>;
  pre_queue_minutes: Generated<number>;
  is_proof_required: Generated<boolean>;
  bookings_per_contact: Generated<number>;
  is_waitlist_on: Generated<boolean>;
  concurrency_target: Generated<number>;
  calls_per_second: Generated<number>;
  calls_burst: Generated<number>;
  call_window_seconds: Generated<number>;
  revision: Generated<number>;
  created_at: Date;
  updated_at: Date;
  erased_at: Date | null;
  is_rehearsal: Generated<boolean>;
  rehearsal_of: string | null;
}

export interface CategoriesTable {
  event_id: string;
  id: string;
  position: number;
  name: string;
  ticket_price_paise: number;
  price_paise: number;
  platform_fee_paise: number;
  is_hidden: Generated<boolean>;
}

export interface WaiversTable {
  event_id: string;
  version: number;
  text: string;
  text_hash: string;
  language: Generated<Language>;
  created_at: Date;
}

export interface WaiverTranslationsTable {
  event_id: string;
  version: number;
  language: Language;
  text: string;
  text_hash: string;
  created_at: Date;
}

export interface PicturesTable {
  hash: string;
  content_type: "image/webp" | "image/jpeg" | "image/png";
  bytes: Buffer;
  created_at: Date;
}

export type EventTables = {
  events: EventsTable;
  categories: CategoriesTable;
  waivers: WaiversTable;
  waiver_translations: WaiverTranslationsTable;
  pictures: PicturesTable;
};

export const eventTables = (db: Database) => db.withTables<EventTables>();

type By = { slug: string } | { id: string };

export async function selectEvent(db: Database, by: By): Promise<BookableEvent | null> {
  const query = eventRows(db);
  const row = await ("slug" in by
    ? query.where("slug", "=", by.slug)
    : query.where("id", "=", by.id)
  ).executeTakeFirst();
  return row ? eventOf(row, await selectCategories(db, [row.id])) : null;
}

export async function selectEventState(db: Database, id: string): Promise<EventState | null> {
  const row = await eventTables(db).selectFrom("events").select("state").where("id", "=", id).executeTakeFirst();
  return row?.state ?? null;
}

export async function selectEvents(db: Database, isRehearsal?: boolean): Promise<BookableEvent[]> {
  const rows = await eventRows(db)
    .$if(isRehearsal !== undefined, (query) => query.where("is_rehearsal", "=", isRehearsal === true))
    .orderBy("starts_at")
    .orderBy("id")
    .execute();
  const categories = await selectCategories(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) =>
    eventOf(
      row,
      categories.filter((category) => category.event_id === row.id),
    ),
  );
}

const eventRows = (db: Database) =>
  eventTables(db)
    .selectFrom("events")
    .innerJoin("waivers", (join) =>
      join.onRef("waivers.event_id", "=", "events.id").onRef("waivers.version", "=", "events.waiver_version"),
    )
    .selectAll("events")
    .select(["waivers.text as waiver_text", "waivers.text_hash as waiver_hash", "waivers.language as waiver_language"])
    .select(
      sql<Waiver["translations"]>`(
        SELECT coalesce(jsonb_object_agg(t.language, jsonb_build_object('text', t.text, 'hash', t.text_hash)), '{}')
        FROM waiver_translations t WHERE t.event_id = events.id AND t.version = events.waiver_version
      )`.as("waiver_translations"),
    );

const selectCategories = async (db: Database, eventIds: readonly string[]): Promise<Selectable<CategoriesTable>[]> =>
  eventIds.length === 0
    ? []
    : eventTables(db)
        .selectFrom("categories")
        .selectAll()
        .where("event_id", "in", eventIds)
        .orderBy("position")
        .orderBy("id")
        .execute();

type EventRow = Selectable<EventsTable> & {
  waiver_text: string;
  waiver_hash: string;
  waiver_language: Language;
  waiver_translations: Waiver["translations"];
};

function eventOf(row: EventRow, categories: Selectable<CategoriesTable>[]): BookableEvent {
  return {
    id: row.id,
    slug: row.slug,
    state: row.state,
    language: row.language,
    translations: row.translations,
    title: row.title,
    summary: row.summary,
    description: row.description,
    startsAt: row.starts_at,
    reportingNote: row.reporting_note,
    place: row.place,
    mapUrl: row.map_url,
    included: row.included,
    plan: row.plan,
    rules: row.rules,
    bring: row.bring,
    faq: row.faq,
    questions: row.questions,
    organizerName: row.organizer_name,
    organizerEmail: row.organizer_email,
    organizerPhone: row.organizer_phone,
    organizerAddress: row.organizer_address,
    brandColor: row.brand_color,
    pictureHash: row.picture_hash,
    opensAt: row.opens_at,
    closesAt: row.closes_at,
    feeMode: row.fee_mode,
    isPriceBreakdownShown: row.is_price_breakdown_shown,
    preQueueMinutes: row.pre_queue_minutes,
    isProofRequired: row.is_proof_required,
    bookingsPerContact: row.bookings_per_contact,
    isPaused: row.is_paused,
    notice: { en: row.notice, hi: row.notice_hi, mr: row.notice_mr },
    revision: row.revision,
    formerQuestions: row.former_questions,
    rehearsalOf: row.rehearsal_of,
    categories: categories.map(categoryOf),
    waiver: {
      version: row.waiver_version,
      text: row.waiver_text,
      hash: row.waiver_hash,
      language: row.waiver_language,
      translations: row.waiver_translations,
    },
  };
}

const categoryOf = (row: Selectable<CategoriesTable>): Category => ({
  id: row.id,
  name: row.name,
  ticketPricePaise: row.ticket_price_paise,
  pricePaise: row.price_paise,
  platformFeePaise: row.platform_fee_paise,
  isHidden: row.is_hidden,
});

export async function selectPublicSlugs(db: Database): Promise<string[]> {
  const rows = await eventTables(db).selectFrom("events").select("slug").where("state", "!=", "draft").execute();
  return rows.map(({ slug }) => slug);
}

export type Organizer = { name: string; email: string; phone: string; address: string };

/** A page has room for so many. */
const ORGANIZERS_MAX = 20;

export const selectOrganizers = (db: Database): Promise<Organizer[]> =>
  eventTables(db)
    .selectFrom("events")
    .select((is) => [
      "organizer_name as name",
      "organizer_email as email",
      "organizer_phone as phone",
      "organizer_address as address",
      is.fn.max("starts_at").as("last"),
    ])
    .where("state", "!=", "draft")
    .where("is_rehearsal", "=", false)
    .groupBy(["organizer_name", "organizer_email", "organizer_phone", "organizer_address"])
    .orderBy("last", "desc")
    .limit(ORGANIZERS_MAX)
    .execute();
