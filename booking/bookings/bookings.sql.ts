import { type Generated, type Selectable, sql } from "kysely";
import { type Connections, callFunction, type Database } from "#platform/database.ts";
import type { Booking, BookingState } from "./booking.ts";
import type { Claim, ClaimAnswer, ClaimRefusal } from "./claim.ts";

export interface BookingsTable {
  event_id: string;
  id: string;
  category_id: string;
  reference: string;
  state: BookingState;
  version: number;
  ticket_id: string | null;
  queue_number: number | null;
  amount_paise: number;
  platform_fee_paise: number;
  currency: string;
  hold_expires_at: Date;
  pay_by: Date | null;
  kept_until: Date;
  phone_key: string | null;
  email_key: string | null;
  phone_slot: Generated<number>;
  email_slot: Generated<number>;
  name_key: string | null;
  complimentary_reason: string | null;
  request_id: string | null;
  cash_paise: number | null;
  owed_paise: number;
  is_last_hold: boolean;
  link_generation: Generated<number>;
  bib_number: number | null;
  created_at: Date;
  confirmed_at: Date | null;
  ended_at: Date | null;
}

export interface BookingMovesTable {
  event_id: string;
  request_id: string;
  booking_id: string;
  from_category_id: string;
  to_category_id: string;
  refund_paise: number;
  owed_paise: number;
  moved_at: Date;
}

const bookingTables = (db: Database) => db.withTables<{ bookings: BookingsTable; booking_moves: BookingMovesTable }>();

export async function selectBooking(db: Database, eventId: string, id: string): Promise<Booking | null> {
  const row = await bookingTables(db)
    .selectFrom("bookings")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? bookingOf(row) : null;
}

export async function selectIsMoved(db: Database, { eventId, id }: { eventId: string; id: string }): Promise<boolean> {
  const row = await bookingTables(db)
    .selectFrom("booking_moves")
    .select("request_id")
    .where("event_id", "=", eventId)
    .where("booking_id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of all events whose day is not long past: whoever has lost a ticket knows a phone number or an address, and no more. */
export async function selectConfirmedOf(
  db: Database,
  { phone, emailKey, since }: { phone: string | null; emailKey: string | null; since: Date },
): Promise<{ eventId: string; id: string }[]> {
  const { rows } = await sql<{ eventId: string; id: string }>`
    SELECT b.event_id AS "eventId", b.id FROM participants p
    JOIN bookings b ON b.event_id = p.event_id AND b.id = p.booking_id
    WHERE p.event_id IN (SELECT id FROM events WHERE starts_at > ${since})
      AND (p.phone = ${phone} OR p.email_key = ${emailKey}) AND b.state = 'confirmed'
    LIMIT 20`.execute(db);
  return rows;
}

export async function selectBookingByReference(
  db: Database,
  eventId: string,
  reference: string,
): Promise<Booking | null> {
  const row = await bookingTables(db)
    .selectFrom("bookings")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("reference", "=", reference)
    .executeTakeFirst();
  return row ? bookingOf(row) : null;
}

type HoldRow = {
  ord: number;
  outcome: "held" | "again" | ClaimRefusal;
  booking_id: string | null;
  state: BookingState;
  category_id: string;
  amount_paise: number;
  hold_expires_at: Date;
  open_category_ids: string[] | null;
};

/** One transaction for the claims of one event; answers in the order of the claims. */
export async function holdPlacesInSql(
  pool: Connections,
  eventId: string,
  claims: readonly Claim[],
  limits: { holdMinutes: number; claimsPerTicket: number; timeoutMs: number; now: Date | null },
): Promise<ClaimAnswer[]> {
  const rows = await callFunction<HoldRow>(
    pool,
    "hold_places",
    [
      eventId,
      claims.map((claim) => claim.ticketId),
      claims.map((claim) => claim.number),
      claims.map((claim) => claim.categoryId),
      claims.map((claim) => claim.bookingId),
      claims.map((claim) => claim.reference),
      `${limits.holdMinutes} minutes`,
      limits.claimsPerTicket,
      limits.now,
    ],
    limits.timeoutMs,
  );
  return rows.map(claimAnswerOf);
}

function claimAnswerOf(row: HoldRow): ClaimAnswer {
  if (row.outcome !== "held" && row.outcome !== "again") {
    return { granted: false, because: row.outcome, openCategoryIds: row.open_category_ids ?? [] };
  }
  return {
    granted: true,
    isNew: row.outcome === "held",
    booking: {
      id: row.booking_id as string,
      state: row.state,
      categoryId: row.category_id,
      amountPaise: row.amount_paise,
      holdExpiresAt: row.hold_expires_at,
    },
  };
}

const bookingOf = (row: Selectable<BookingsTable>): Booking => ({
  id: row.id,
  eventId: row.event_id,
  categoryId: row.category_id,
  reference: row.reference,
  state: row.state,
  version: row.version,
  amountPaise: row.amount_paise,
  platformFeePaise: row.platform_fee_paise,
  currency: row.currency,
  holdExpiresAt: row.hold_expires_at,
  payBy: row.pay_by,
  keptUntil: row.kept_until,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
  isLastHold: row.is_last_hold,
  owedPaise: row.owed_paise,
  linkGeneration: row.link_generation,
});
