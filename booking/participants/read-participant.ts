import type { Database } from "#platform/database.ts";
import type { StoredParticipant } from "./participant.ts";
import { selectParticipant } from "./participants.sql.ts";

export const readParticipant = (
  db: Database,
  booking: { eventId: string; id: string },
): Promise<StoredParticipant | null> => selectParticipant(db, booking.eventId, booking.id);
