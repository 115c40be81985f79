import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { newMessages } from "../messages/enqueue-messages.ts";
import { checkDetails, type DetailsInput, type FormProblem } from "../participants/participant.ts";
import { TRANSFER_OPEN_DAYS } from "./transfer.ts";

export type TransferRefusal =
  | "transfer_pending"
  | "already_booked"
  | "not_confirmed"
  | "event_cancelled"
  | "event_started";

export type TransferRequest = Omit<DetailsInput, "answers"> & {
  /** Made by the form: the same form sent twice makes one offer. */
  requestId: string;
  by: string;
};

export type TransferRequestAnswer =
  | { requested: true; transferId: string; isNew: boolean }
  | { requested: false; problems: FormProblem[] }
  | { requested: false; because: TransferRefusal };

type Row = { outcome: "requested" | TransferRefusal; transfer_id: string | null; is_new: boolean };

/**
 * An organizer offers a confirmed booking to another person, who gets a link to accept it. Until they do the booking and its ticket
 * stay as they are. Asked for twice it is offered once.
 */
export async function requestTransfer(
  { pool, clock }: { pool: Pool; clock: Clock },
  booking: { eventId: string; id: string },
  { requestId, by, ...typed }: TransferRequest,
): Promise<TransferRequestAnswer> {
  // What they are asked they answer themselves.
  const { problems, details } = checkDetails({ ...typed, answers: {} }, { questions: [], startsAt: clock.now() });
  const { name, phone, email, language } = details;
  if (problems.length > 0 || !phone || !language) return { requested: false, problems };

  const { eventId, id } = booking;
  const transferId = newRowId("trf", eventId, clock.now().getTime());
  const entry = createAuditEntry(eventId, "request_transfer", { subject: id, by, facts: { transferId } });
  const [row] = await callFunction<Row>(pool, "request_transfer", [
    eventId,
    id,
    requestId,
    transferId,
    JSON.stringify({ name, phone, email, emailKey: email.toLowerCase(), language }),
    `${TRANSFER_OPEN_DAYS} days`,
    JSON.stringify(newMessages(eventId, "transfer_offered", transferId)),
    JSON.stringify(entry),
    clock.databaseNow(),
  ]);
  if (!row) throw new Error(`request_transfer returned no row for ${id}`);
  if (row.outcome !== "requested") return { requested: false, because: row.outcome };
  return { requested: true, transferId: row.transfer_id as string, isNew: row.is_new };
}
