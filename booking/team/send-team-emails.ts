import { addSeconds, type Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { SigningKey } from "#platform/keys.ts";
import type { Log } from "#platform/log.ts";
import type { AttemptOutcome, NextAttempt } from "../messages/decide-next-attempt.ts";
import type { Mailer } from "../messages/ports.ts";
import { sendFromOutbox } from "../messages/send-from-outbox.ts";
import {
  claimTeamEmails,
  endTeamEmail,
  isTeamEmailDue,
  selectInvitation,
  selectResetEnd,
  type TeamEmailEnd,
  type TeamEmailsTable,
} from "./team.sql.ts";
import { teamLinkOf } from "./team-link.ts";
import { writeInvitation, writePasswordReset } from "./write-team-email.ts";

/** Longer than a handful of emails can take. */
const LEASE_SECONDS = 120;
const EMAILS_AT_ONCE = 10;

export type TeamEmailDeps = {
  db: Database;
  clock: Clock;
  log: Log;
  random: () => number;
  mailer: Mailer;
  publicUrl: string;
  teamKeys: readonly SigningKey[];
};

/**
 * Sends what is due to organizers about their accounts, each until the provider took it or its link is no good any more, under the
 * same watch over the provider as messages to riders.
 */
export const sendTeamEmails = (deps: TeamEmailDeps): Promise<number> =>
  sendFromOutbox<TeamEmailsTable>(
    deps,
    {
      concurrency: EMAILS_AT_ONCE,
      givesUp: false,
      isAnyDue: (now) => isTeamEmailDue(deps.db, now),
      claim: (now, limit) => claimTeamEmails(deps.db, now, addSeconds(now, LEASE_SECONDS), limit),
      send: (email) => sendOne(deps, email),
      end: (email, next, attempts) => endTeamEmail(deps.db, email.id, { ...endOf(next), attempts }),
    },
    EMAILS_AT_ONCE,
  );

async function sendOne(deps: TeamEmailDeps, email: TeamEmailsTable): Promise<AttemptOutcome | null> {
  const written = await writeIfWanted(deps, email);
  if (!written) return null;
  const envelope = { eventId: "", messageId: email.id, to: email.sent_to, fromName: null, replyTo: "" };
  return deps.mailer.send({ ...written, ...envelope, attachments: [] });
}

function endOf(next: NextAttempt | null): Pick<TeamEmailEnd, "state" | "dueAt" | "error"> {
  switch (next?.next) {
    case undefined:
      return { state: "obsolete", dueAt: null, error: null };
    case "done":
      return { state: "sent", dueAt: null, error: null };
    case "give_up":
      return { state: "failed", dueAt: null, error: next.because };
    case "try_again":
      return { state: "queued", dueAt: next.at, error: next.because };
  }
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
