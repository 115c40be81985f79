import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { NewAuditEntry } from "../audit-log/audit-entry.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { Role } from "../organizers/roles.ts";

export type TeamRefusal = "not_allowed" | "unknown_person" | "last_owner";

type Deps = { pool: Pool; clock: Clock };
type Change = { organizerId: string; by: string };

/** Gives somebody another role; it holds from their next request on. */
export const changeRole = (deps: Deps, { organizerId, role, by }: Change & { role: Role }) =>
  change(deps, organizerId, role, createAuditEntry("", "change_role", { subject: organizerId, by, facts: {} }));

/** Takes somebody's account away, and with it their sessions. */
export const removePerson = (deps: Deps, { organizerId, by }: Change) =>
  change(deps, organizerId, null, createAuditEntry("", "remove_person", { subject: organizerId, by, facts: {} }));

async function change(
  { pool, clock }: Deps,
  organizerId: string,
  role: Role | null,
  entry: NewAuditEntry,
): Promise<"done" | TeamRefusal> {
  const [answer] = await callFunction<{ change_team: "done" | TeamRefusal }>(pool, "change_team", [
    organizerId,
    role,
    entry.by,
    JSON.stringify(entry),
    clock.now(),
  ]);
  if (!answer) throw new Error("change_team answered nothing");
  return answer.change_team;
}
