import type { Database } from "#platform/database.ts";
import { eventIdOf } from "#platform/ids.ts";
import { writeDelivery } from "./messages.sql.ts";

/** What a provider reported, after its signature was checked or because we asked it. */
export type DeliveryReport = {
  messageId: string;
  state: "delivered" | "bounced" | "failed";
  because: string | null;
};

/**
 * Notes how a message fared after the provider took it. Reports come twice and out of order: a delivered message stays
 * delivered. One about a message whose sending had no answer settles the question. One that did not arrive is put on the
 * list of what needs attention. True when something changed.
 */
export async function recordDelivery(db: Database, report: DeliveryReport, now: Date): Promise<boolean> {
  const { messageId, state, because } = report;
  const eventId = eventIdOf("msg", messageId);
  return eventId !== null && writeDelivery(db, { eventId, id: messageId, state, because, now });
}
