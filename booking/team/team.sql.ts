import { sql } from "kysely";
import { claimDueRows } from "#platform/claim-rows.sql.ts";
import type { Database } from "#platform/database.ts";
import type { Role } from "../organizers/roles.ts";
import type { TeamLinkKind } from "./team-link.ts";

export interface TeamInvitationsTable {
  id: string;
  request_id: string;
  email: string;
  role: Role;
  invited_by: string;
  invited_at: Date;
  expires_at: Date;
  accepted_at: Date | null;
  revoked_at: Date | null;
}

export interface PasswordResetsTable {
  id: string;
  organizer_id: string;
  requested_at: Date;
  expires_at: Date;
  used_at: Date | null;
}

export interface TeamEmailsTable {
  id: string;
  kind: TeamLinkKind;
  about_id: string;
  sent_to: string;
  state: "queued" | "sent" | "failed" | "obsolete";
  attempts: number;
  due_at: Date | null;
  last_error: string | null;
  enqueued_at: Date;
}

const tables = (db: Database) =>
  db.withTables<{
    team_invitations: TeamInvitationsTable;
    password_resets: PasswordResetsTable;
    team_emails: TeamEmailsTable;
  }>();

export type Person = { id: string; name: string; email: string; role: Role; joinedAt: Date };

/** Owners first, then by name. */
export async function selectPeople(db: Database): Promise<Person[]> {
  const { rows } = await sql<Person>`
    SELECT id, name, email, role, created_at AS "joinedAt" FROM organizers
    ORDER BY array_position(ARRAY['owner', 'staff', 'check_in'], role), lower(name), email`.execute(db);
  return rows;
}

export async function selectPersonId(db: Database, email: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM organizers WHERE email = ${email}`.execute(db);
  return rows[0]?.id ?? null;
}

export const selectOpenInvitations = (db: Database): Promise<TeamInvitationsTable[]> =>
  tables(db)
    .selectFrom("team_invitations")
    .selectAll()
    .where("accepted_at", "is", null)
    .where("revoked_at", "is", null)
    .orderBy("invited_at", "desc")
    .execute();

export const selectInvitation = (db: Database, id: string): Promise<TeamInvitationsTable | undefined> =>
  tables(db).selectFrom("team_invitations").selectAll().where("id", "=", id).executeTakeFirst();

/** Until when a link to set a password is good; null where it is not. */
export async function selectResetEnd(db: Database, id: string): Promise<Date | null> {
  const found = await tables(db)
    .selectFrom("password_resets")
    .select(["expires_at", "used_at"])
    .where("id", "=", id)
    .executeTakeFirst();
  return found && found.used_at === null ? found.expires_at : null;
}

export async function isTeamEmailDue(db: Database, now: Date): Promise<boolean> {
  const due = await tables(db).selectFrom("team_emails").select("id").where("due_at", "<=", now).limit(1).execute();
  return due.length > 0;
}

/** The emails that are due, leased until `leasedUntil`. */
export const claimTeamEmails = (
  db: Database,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<TeamEmailsTable[]> =>
  claimDueRows<TeamEmailsTable>(db, {
    table: "team_emails",
    key: ["id"],
    dueAt: "due_at",
    now,
    limit,
    set: sql`due_at = ${leasedUntil}, attempts = attempts + 1`,
  });

/** `dueAt`: when to try again; null: it is over. `attempts`: how many of them count. */
export type TeamEmailEnd = {
  state: TeamEmailsTable["state"];
  attempts: number;
  dueAt: Date | null;
  error: string | null;
};

export async function endTeamEmail(db: Database, id: string, end: TeamEmailEnd): Promise<void> {
  await tables(db)
    .updateTable("team_emails")
    .set({ state: end.state, attempts: end.attempts, due_at: end.dueAt, last_error: end.error })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .execute();
}
