import { callFunction, type Database, type Pool } from "#platform/database.ts";
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
  queue_epoch: number | null;
  queue_number: number | null;
  amount_paise: number;
  platform_fee_paise: number;
  currency: string;
  hold_expires_at: Date;
  pay_by: Date | null;
  kept_until: Date;
  phone_key: string | null;
  email_key: string | null;
  razorpay_order_id: string | null;
  complimentary_reason: string | null;
  next_sync_at: Date | null;
  sync_step: number;
  created_at: Date;
  confirmed_at: Date | null;
  ended_at: Date | null;
}

const bookingTables = (db: Database) => db.withTables<{ bookings: BookingsTable }>();

export async function selectBooking(db: Database, eventId: string, id: string): Promise<Booking | null> {
  const row = await bookingTables(db)
    .selectFrom("bookings")
    .selectAll()
    .where("event_id", "=", eventId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ? bookingOf(row) : null;
}

/** Remembers the order, unless one is remembered already: two that pressed Pay at once agree on the first. */
export async function keepOrderId(db: Database, booking: Booking, orderId: string): Promise<string> {
  const { razorpay_order_id } = await bookingTables(db)
    .updateTable("bookings")
    .set((column) => ({ razorpay_order_id: column.fn.coalesce("razorpay_order_id", column.val(orderId)) }))
    .where("event_id", "=", booking.eventId)
    .where("id", "=", booking.id)
    .returning("razorpay_order_id")
    .executeTakeFirstOrThrow();
  return razorpay_order_id ?? orderId;
}

/** Bookings whose money should be asked for at Razorpay; each is put off by a lease, so that two workers share them. */
export async function takeBookingsToSync(db: Database, now: Date, leaseUntil: Date, limit: number): Promise<Booking[]> {
  const tables = bookingTables(db);
  const rows = await tables
    .updateTable("bookings")
    .set({ next_sync_at: leaseUntil })
    .where((where) =>
      where(
        where.refTuple("event_id", "id"),
        "in",
        tables
          .selectFrom("bookings")
          .select(["event_id", "id"])
          .where("next_sync_at", "<=", now)
          .orderBy("next_sync_at")
          .limit(limit)
          .forUpdate()
          .skipLocked()
          .$asTuple("event_id", "id"),
      ),
    )
    .returningAll()
    .execute();
  return rows.map(bookingOf);
}

export async function planNextSync(db: Database, booking: Booking, step: number, at: Date | null): Promise<void> {
  await bookingTables(db)
    .updateTable("bookings")
    .set({ next_sync_at: at, sync_step: step })
    .where("event_id", "=", booking.eventId)
    .where("id", "=", booking.id)
    .execute();
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
  pool: Pool,
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
      claims.map((claim) => claim.epoch),
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

export type PayOutcome =
  | "paying"
  | "hold_expired"
  | "participant_missing"
  | "already_booked"
  | "already_confirmed"
  | "booking_ended";

export async function startPayingInSql(
  pool: Pool,
  booking: { eventId: string; id: string },
  minutes: { pay: number; grace: number },
  now: Date | null,
): Promise<{ outcome: PayOutcome; pay_by: Date | null }> {
  const [row] = await callFunction<{ outcome: PayOutcome; pay_by: Date | null }>(pool, "start_paying", [
    booking.eventId,
    booking.id,
    `${minutes.pay} minutes`,
    `${minutes.grace} minutes`,
    now,
  ]);
  return row as { outcome: PayOutcome; pay_by: Date | null };
}

export type ReleaseOutcome = "released" | "payment_under_way" | "already_confirmed";

export async function releaseBookingInSql(
  pool: Pool,
  booking: { eventId: string; id: string },
  version: number | null,
  now: Date | null,
): Promise<ReleaseOutcome> {
  const [row] = await callFunction<{ release_booking: ReleaseOutcome }>(pool, "release_booking", [
    booking.eventId,
    booking.id,
    version,
    now,
  ]);
  return (row as { release_booking: ReleaseOutcome }).release_booking;
}

/** True if the booking was given up by this call. */
export async function stopKeepingInSql(pool: Pool, booking: Booking, now: Date | null): Promise<boolean> {
  const values = [booking.eventId, booking.id, booking.version, now];
  const [row] = await callFunction<{ stop_keeping: boolean }>(pool, "stop_keeping", values);
  return row?.stop_keeping ?? false;
}

export type SavedForm = {
  name: string;
  phone: string;
  email: string;
  emailKey: string;
  language: string;
  answers: Record<string, string>;
  waiverVersion: number;
  waiverHash: string;
  address: string | null;
};

export async function saveParticipantInSql(
  pool: Pool,
  booking: { eventId: string; id: string },
  form: SavedForm,
  now: Date | null,
): Promise<BookingState> {
  const [row] = await callFunction<{ save_participant: BookingState }>(pool, "save_participant", [
    booking.eventId,
    booking.id,
    form.name,
    form.phone,
    form.email,
    form.emailKey,
    form.language,
    JSON.stringify(form.answers),
    form.waiverVersion,
    form.waiverHash,
    form.address,
    now,
  ]);
  return (row as { save_participant: BookingState }).save_participant;
}

const bookingOf = (row: BookingsTable): Booking => ({
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
  razorpayOrderId: row.razorpay_order_id,
  createdAt: row.created_at,
  confirmedAt: row.confirmed_at,
});
