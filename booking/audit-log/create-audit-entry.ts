import { ID_OF_NO_EVENT, newRowId } from "#platform/ids.ts";
import type { AuditAction, GivenFacts, NewAuditEntry } from "./audit-entry.ts";

type About<Action extends AuditAction> = { subject: string; by: string; facts: GivenFacts<Action> };

/**
 * The entry that a SQL function records together with the change that it makes. The only way to make one: an action with the
 * facts of another does not compile.
 * @param subject a booking's id, the event's, or that of what was looked at
 */
export const createAuditEntry = <Action extends AuditAction>(
  eventId: string,
  action: Action,
  { subject, by, facts }: About<Action>,
): NewAuditEntry => ({ id: newRowId("aud", eventId || ID_OF_NO_EVENT), action, subject, by, facts });
