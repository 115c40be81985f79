import type { Challenge } from "altcha-lib/v1/types";
import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { newRowId } from "#platform/ids.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { BookableEvent } from "../events/bookable-event.ts";
import { checkDetails, type DetailsInput, type FormProblem } from "../participants/participant.ts";
import { createChallenge, isProofValid } from "../waiting-room/prove-work.ts";
import { ticketIdOf } from "../waiting-room/queue-ticket.ts";

export type JoinWaitlistRefusal =
  | "already_joined"
  | "already_booked"
  | "not_sold_out"
  | "waitlist_closed"
  | "category_full";

export type WaitlistRequest = Omit<DetailsInput, "answers"> & {
  /** A secret of the page: the same form sent twice joins once. */
  requestId: string;
  categoryId: string;
  proof?: string | undefined;
};

export type JoinWaitlistAnswer =
  | { joined: true; entryId: string; isNew: boolean }
  | { joined: false; problems: FormProblem[] }
  | { joined: false; because: "proof_required"; challenge: Challenge }
  | { joined: false; because: JoinWaitlistRefusal };

type Deps = { pool: Pool; clock: Clock; proofKeys: readonly SigningKey[] };
type Row = { outcome: "joined" | JoinWaitlistRefusal; entry_id: string | null; is_new: boolean };

/**
 * Puts a person behind all who wait for a place of a sold-out event, once per phone and per email. Where the event asks for it, it costs
 * a proof of work, as joining the queue before the opening does. A form that comes twice joins once.
 */
export async function joinWaitlist(
  { pool, clock, proofKeys }: Deps,
  event: BookableEvent,
  { requestId, categoryId, proof, ...typed }: WaitlistRequest,
): Promise<JoinWaitlistAnswer> {
  // The event's questions are asked with the offer.
  const { problems, details } = checkDetails({ ...typed, answers: {} }, { questions: [], startsAt: event.startsAt });
  const { name, phone, email, language } = details;
  if (problems.length > 0 || !phone || !language) return { joined: false, problems };

  const who = { eventId: event.id, ticketId: ticketIdOf(requestId) };
  if (event.isProofRequired && !isProofValid(proofKeys, proof, who, clock.now())) {
    return { joined: false, because: "proof_required", challenge: createChallenge(proofKeys, who, clock.now(), 0) };
  }
  const id = newRowId("wle", event.id, clock.now().getTime());
  const entry = { id, requestId, categoryId, name, phone, email, emailKey: email.toLowerCase(), language };
  const [row] = await callFunction<Row>(pool, "join_waitlist", [event.id, JSON.stringify(entry), clock.databaseNow()]);
  if (!row) throw new Error(`join_waitlist returned no row for ${event.id}`);
  if (row.outcome !== "joined") return { joined: false, because: row.outcome };
  return { joined: true, entryId: row.entry_id as string, isNew: row.is_new };
}
