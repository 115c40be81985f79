import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Role } from "../organizers/roles.ts";
import { type Person, selectOpenInvitations, selectPeople } from "./team.sql.ts";
import { teamLinkOf } from "./team-link.ts";

type Deps = { db: Database; clock: Clock; teamKeys: readonly SigningKey[]; config: { PUBLIC_URL: string } };

export type Invitation = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string;
  expiresAt: Date;
  isExpired: boolean;
  link: string;
};

/** Who is in the team, owners first, and who was asked to join, with the link to copy. */
export async function listTeam(deps: Deps): Promise<{ people: Person[]; invitations: Invitation[] }> {
  const [people, invitations] = await Promise.all([selectPeople(deps.db), selectOpenInvitations(deps.db)]);
  const now = deps.clock.now();
  return {
    people,
    invitations: invitations.map(({ id, email, role, invited_by: invitedBy, expires_at: expiresAt }) => ({
      id,
      email,
      role,
      invitedBy,
      expiresAt,
      isExpired: expiresAt <= now,
      link: teamLinkOf({ publicUrl: deps.config.PUBLIC_URL, keys: deps.teamKeys }, "invitation", id),
    })),
  };
}
