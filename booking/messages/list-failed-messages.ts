import type { Database } from "#platform/database.ts";
import { type FailedMessage, selectFailed } from "./messages.sql.ts";

export type { FailedMessage };

/** The messages of an event that we gave up on or that bounced, newest first, each with the reason. */
export function listFailedMessages(db: Database, eventId: string): Promise<FailedMessage[]> {
  return selectFailed(db, eventId);
}
