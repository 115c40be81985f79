import { addMinutes, type Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { Role } from "../organizers/roles.ts";
import { INVITATION_DAYS } from "./team-link.ts";

type Deps = { pool: Pool; clock: Clock };

/** A second press within so many seconds sends nothing. */
export const INVITATION_GAP_SECONDS = 30;

export type InviteRefusal = "not_allowed" | "is_member" | "already_invited";
export type InvitationRefusal = "not_allowed" | "unknown_invitation" | "already_accepted";

const endOf = (now: Date): Date => addMinutes(now, INVITATION_DAYS * 24 * 60);

/** Invites somebody by email, for the owner `by`. The same request invites once. */
export async function invitePerson(
  { pool, clock }: Deps,
  invitation: { requestId: string; email: string; role: Role; by: string },
): Promise<{ invitationId: string } | InviteRefusal> {
  const { requestId, role, by } = invitation;
  const email = invitation.email.trim().toLowerCase();
  const now = clock.now();
  const entry = createAuditEntry("", "invite_person", { subject: email, by, facts: { role } });
  const id = `inv_${randomText(20)}`;
  const [answer] = await callFunction<{ outcome: "invited" | InviteRefusal; invitation_id: string | null }>(
    pool,
    "invite_person",
    [id, requestId, email, role, by, endOf(now), JSON.stringify(entry), now],
  );
  if (!answer) throw new Error("invite_person answered nothing");
  return answer.outcome === "invited" ? { invitationId: answer.invitation_id as string } : answer.outcome;
}

/** Takes an invitation back: its link opens nothing from then on. */
export const revokeInvitation = (deps: Deps, invitation: { id: string; by: string }) =>
  changeInvitation(deps, invitation, true);

/** Sends the same link again, and gives it all of its time again. */
export const resendInvitation = (deps: Deps, invitation: { id: string; by: string }) =>
  changeInvitation(deps, invitation, false);

async function changeInvitation(
  { pool, clock }: Deps,
  { id, by }: { id: string; by: string },
  isRevoked: boolean,
): Promise<"done" | InvitationRefusal> {
  const now = clock.now();
  // Whose it is the database knows.
  const entry = createAuditEntry("", isRevoked ? "revoke_invitation" : "resend_invitation", {
    subject: id,
    by,
    facts: {},
  });
  const gap = `${INVITATION_GAP_SECONDS} seconds`;
  const values = [id, isRevoked, by, endOf(now), gap, JSON.stringify(entry), now];
  const [answer] = await callFunction<{ change_invitation: "done" | InvitationRefusal }>(
    pool,
    "change_invitation",
    values,
  );
  if (!answer) throw new Error("change_invitation answered nothing");
  return answer.change_invitation;
}
