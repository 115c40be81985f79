import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

export type SwitchWaitlistOutcome = "changed" | "unchanged" | "event_cancelled";

/** Turns an event's waitlist on or off. Places that are free when it is turned on are offered at once. */
export async function switchWaitlist(
  { pool, clock }: { pool: Pool; clock: Clock },
  eventId: string,
  { isOn, by }: { isOn: boolean; by: string },
): Promise<SwitchWaitlistOutcome> {
  const entry = createAuditEntry(eventId, "switch_waitlist", { subject: eventId, by, facts: {} });
  const values = [eventId, isOn, JSON.stringify(entry), clock.databaseNow()];
  const [row] = await callFunction<{ switch_waitlist: SwitchWaitlistOutcome }>(pool, "switch_waitlist", values);
  return row?.switch_waitlist ?? "unchanged";
}
