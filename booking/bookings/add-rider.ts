import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import { decideParticipant, type FormInput, type FormProblem } from "../participants/participant.ts";
import { createReference } from "./create-reference.ts";

/** Why nobody pays for this place at Razorpay. */
export type AddedFor =
  | { kind: "complimentary"; reason: string }
  /** `cashPaise`: what the organizer took, and keeps. */
  | { kind: "cash"; cashPaise: number; reason: string };

export type RiderToAdd = Omit<FormInput, "waiver"> & {
  /** Made by the form: the same form sent twice adds one rider. */
  requestId: string;
  categoryId: string;
  addedFor: AddedFor;
  /** Otherwise the waiver stays open. */
  hasSignedOnPaper: boolean;
};

export type AddRefusal =
  | "already_booked"
  | "category_full"
  | "event_full"
  | "unknown_category"
  | "not_published"
  | "event_cancelled"
  | "busy";

export type AddAnswer =
  | { added: true; bookingId: string; reference: string; isNew: boolean }
  | { added: false; problems: FormProblem[] }
  /** `already_booked` names the booking of the same phone or email. */
  | { added: false; because: AddRefusal; bookingId: string | null; reference: string | null };

type Row = {
  outcome: "added" | AddRefusal;
  booking_id: string | null;
  reference: string | null;
  is_new: boolean;
};

/**
 * An organizer adds a rider: confirmed at once, without the queue and without Razorpay, also while the sale is closed. Only a
 * place that nobody was promised is taken. The ticket goes out by email and SMS. Asked for twice, in parallel or after a lost
 * answer, it adds one rider.
 */
export async function addRider(
  { pool, clock }: { pool: Pool; clock: Clock },
  event: BookableEvent,
  rider: RiderToAdd,
  by: string,
): Promise<AddAnswer> {
  const { requestId, categoryId, addedFor, hasSignedOnPaper, ...form } = rider;
  const decided = decideParticipant({ ...form, waiver: { version: event.waiver.version, accepted: true } }, event);
  if (!decided.ok) return { added: false, problems: decided.problems };

  const bookingId = newRowId("bkg", event.id, clock.now().getTime());
  const cashPaise = addedFor.kind === "cash" ? addedFor.cashPaise : null;
  const entry = createAuditEntry(event.id, "add_rider", {
    subject: bookingId,
    by,
    facts: {
      category: event.categories.find(({ id }) => id === categoryId)?.name ?? categoryId,
      reason: addedFor.reason,
      cashPaise,
      isWaiverSigned: hasSignedOnPaper,
    },
  });
  const [row] = await callFunction<Row>(pool, "add_rider", [
    event.id,
    requestId,
    categoryId,
    bookingId,
    createReference(),
    addedFor.kind === "complimentary" ? addedFor.reason : null,
    cashPaise,
    JSON.stringify(decided.participant),
    hasSignedOnPaper ? JSON.stringify({ ...decided.signature, recordedBy: by }) : null,
    JSON.stringify(newMessages(event.id, "booking_confirmed")),
    JSON.stringify(entry),
    clock.databaseNow(),
  ]);
  if (!row) throw new Error(`add_rider returned no row for ${requestId}`);
  const { outcome, reference, is_new: isNew } = row;
  if (outcome !== "added") return { added: false, because: outcome, bookingId: row.booking_id, reference };
  return { added: true, bookingId: row.booking_id as string, reference: reference as string, isNew };
}
