import { addSeconds, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import { decideNextAttempt } from "../messages/decide-next-attempt.ts";
import type { Mailer } from "../messages/ports.ts";
import { claimTeamEmails, endTeamEmail, selectInvitation, selectResetEnd, type TeamEmailsTable } from "./team.sql.ts";
import { teamLinkOf } from "./team-link.ts";
import { writeInvitation, writePasswordReset } from "./write-team-email.ts";

/** Longer than a handful of emails can take. */
const LEASE_SECONDS = 120;
const EMAILS_AT_ONCE = 10;

export type TeamEmailDeps = {
  db: Database;
  clock: Clock;
  random: () => number;
  mailer: Mailer;
  publicUrl: string;
  teamKeys: readonly SigningKey[];
};

/** Sends what is due to organizers about their accounts, each until the provider took it or its link is no good any more. */
export async function sendTeamEmails(deps: TeamEmailDeps): Promise<number> {
  const { db, clock } = deps;
  const now = clock.now();
  const claimed = await claimTeamEmails(db, now, addSeconds(now, LEASE_SECONDS), EMAILS_AT_ONCE);
  const outcomes = await Promise.all(claimed.map((email) => sendOne(deps, email)));
  return outcomes.filter((outcome) => outcome === "sent").length;
}

async function sendOne(deps: TeamEmailDeps, email: TeamEmailsTable): Promise<TeamEmailsTable["state"]> {
  const { db, clock, mailer, random } = deps;
  const end = async (state: TeamEmailsTable["state"], dueAt: Date | null, error: string | null) => {
    await endTeamEmail(db, email.id, { state, dueAt, error });
    return state;
  };
  const written = await writeIfWanted(deps, email);
  if (!written) return end("obsolete", null, null);
  const outcome = await mailer.send({
    ...written,
    eventId: "",
    messageId: email.id,
    to: email.sent_to,
    fromName: null,
    replyTo: "",
    attachments: [],
  });
  const next = decideNextAttempt({
    outcome,
    channel: "email",
    attempts: email.attempts,
    unknownAttempts: 0,
    maybeSentSince: null,
    // Nothing is given up as long as its link is good, which is not long.
    isProviderHealthy: false,
    now: clock.now(),
    random: random(),
  });
  if (next.next === "done") return end("sent", null, null);
  return next.next === "give_up" ? end("failed", null, next.because) : end("queued", next.at, next.because);
}

/** What it says, or null where the link that it brings opens nothing any more. */
async function writeIfWanted(
  { db, clock, publicUrl, teamKeys }: TeamEmailDeps,
  { kind, about_id: id }: TeamEmailsTable,
) {
  const link = teamLinkOf({ publicUrl, keys: teamKeys }, kind, id);
  const now = clock.now();
  if (kind === "password_reset") {
    const expiresAt = await selectResetEnd(db, id);
    return expiresAt && expiresAt > now ? writePasswordReset(expiresAt, link) : null;
  }
  const invitation = await selectInvitation(db, id);
  const isOpen = invitation && !invitation.accepted_at && !invitation.revoked_at && invitation.expires_at > now;
  if (!isOpen) return null;
  const { role, invited_by: invitedBy, expires_at: expiresAt } = invitation;
  return writeInvitation({ role, invitedBy, expiresAt }, link);
}
