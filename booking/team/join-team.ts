import type { Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import type { SigningKey } from "#platform/keys.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { PASSWORD_LENGTH_MIN } from "../organizers/password.ts";
import type { Role } from "../organizers/roles.ts";
import type { SignIn } from "../organizers/sign-in.ts";
import { selectInvitation } from "./team.sql.ts";
import { readTeamToken } from "./team-link.ts";

type Deps = { db: Database; pool: Pool; clock: Clock; signIn: SignIn; teamKeys: readonly SigningKey[] };

export type JoinRefusal = "invalid_link" | "already_accepted" | "is_member" | "too_short";

/** What the link of an invitation offers, or why it offers nothing any more. */
export async function readInvitation(
  { db, clock, teamKeys }: Deps,
  token: string,
): Promise<{ email: string; role: Role; invitedBy: string } | "invalid_link" | "already_accepted"> {
  const id = readTeamToken(teamKeys, "invitation", token);
  const found = id === null ? undefined : await selectInvitation(db, id);
  if (found?.accepted_at) return "already_accepted";
  if (!found || found.revoked_at || found.expires_at <= clock.now()) return "invalid_link";
  return { email: found.email, role: found.role, invitedBy: found.invited_by };
}

/** Makes the account of whoever has the link of an invitation, once. */
export async function joinTeam(
  deps: Deps,
  { token, name, password }: { token: string; name: string; password: string },
): Promise<"joined" | JoinRefusal> {
  const { pool, clock, signIn, teamKeys } = deps;
  // Before the password is hashed, which costs something.
  const invitation = await readInvitation(deps, token);
  const id = readTeamToken(teamKeys, "invitation", token);
  if (typeof invitation === "string" || id === null) return invitation as JoinRefusal;
  if (password.length < PASSWORD_LENGTH_MIN) return "too_short";
  const hash = await signIn.hashPassword(password);
  const { email, role } = invitation;
  const entry = createAuditEntry("", "join_team", { subject: email, by: email, facts: { role } });
  const values = [id, randomText(26), name.trim(), hash, JSON.stringify(entry), clock.now()];
  const [answer] = await callFunction<{ join_team: "joined" | JoinRefusal }>(pool, "join_team", values);
  if (!answer) throw new Error("join_team answered nothing");
  return answer.join_team;
}
