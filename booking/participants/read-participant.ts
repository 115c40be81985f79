import type { Database } from "#platform/database.ts";
import type { Participant } from "./participant.ts";
import { selectParticipant } from "./participants.sql.ts";

export const readParticipant = (db: Database, booking: { eventId: string; id: string }): Promise<Participant | null> =>
  selectParticipant(db, booking.eventId, booking.id);
