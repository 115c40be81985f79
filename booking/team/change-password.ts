import { addMinutes, type Clock } from "#platform/clock.ts";
import { callFunction, type Database, type Pool } from "#platform/database.ts";
import { randomText } from "#platform/ids.ts";
import type { SigningKey } from "#platform/keys.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import { PASSWORD_LENGTH_MIN } from "../organizers/password.ts";
import type { SignIn } from "../organizers/sign-in.ts";
import { selectPersonId, selectResetEnd } from "./team.sql.ts";
import { PASSWORD_RESET_MINUTES, readTeamToken } from "./team-link.ts";

/** Open links to one account: who asks for more gets no more emails. */
export const PASSWORD_RESETS_MAX = 3;

type Deps = { db: Database; pool: Pool; clock: Clock; signIn: SignIn; teamKeys: readonly SigningKey[] };

export type PasswordOutcome = "changed" | "wrong_password" | "too_short" | { retryAfterSeconds: number };

/**
 * Sets another password for whoever knows the current one, and ends all their other sessions with it. Whoever got no answer may
 * repeat it: that the new password is the stored one already counts as done.
 */
export async function changePassword(
  deps: Deps,
  { headers, current, next }: { headers: Headers; current: string; next: string },
): Promise<PasswordOutcome> {
  const { pool, clock, signIn } = deps;
  const own = await signIn.readSession(headers);
  if (!own) return "wrong_password";
  const { organizer, sessionId } = own;
  const check = await signIn.checkPassword(organizer.id, current);
  if (typeof check === "object") return check;
  if (check === "wrong" && (await signIn.checkPassword(organizer.id, next)) !== "right") return "wrong_password";
  if (next.length < PASSWORD_LENGTH_MIN) return "too_short";
  const entry = createAuditEntry("", "change_password", { subject: organizer.email, by: organizer.email, facts: {} });
  const hash = await signIn.hashPassword(next);
  await callFunction(pool, "set_password", [organizer.id, hash, sessionId, JSON.stringify(entry), clock.now()]);
  return "changed";
}

/** Sets a password for somebody who can't: by whoever runs Startline. Ends all their sessions. */
export async function setPassword(
  { db, pool, clock, signIn }: Pick<Deps, "db" | "pool" | "clock" | "signIn">,
  { email, password, by }: { email: string; password: string; by: string },
): Promise<"reset" | "unknown_email"> {
  const address = email.trim().toLowerCase();
  const id = await selectPersonId(db, address);
  if (id === null) return "unknown_email";
  const entry = createAuditEntry("", "reset_password", { subject: address, by, facts: {} });
  const hash = await signIn.hashPassword(password);
  await callFunction(pool, "set_password", [id, hash, null, JSON.stringify(entry), clock.now()]);
  return "reset";
}

/** Sends a link to set a new password, if there is such an account. Never tells whether there is. */
export async function requestPasswordReset(
  { pool, clock }: Pick<Deps, "pool" | "clock">,
  email: string,
): Promise<void> {
  const address = email.trim().toLowerCase();
  const now = clock.now();
  const entry = createAuditEntry("", "request_password_reset", { subject: address, by: address, facts: {} });
  const end = addMinutes(now, PASSWORD_RESET_MINUTES);
  const values = [address, `pwr_${randomText(20)}`, end, PASSWORD_RESETS_MAX, JSON.stringify(entry), now];
  await callFunction(pool, "request_password_reset", values);
}

/** Sets the password of whoever has such a link, once, and ends all their sessions. */
export async function resetPassword(
  { db, pool, clock, signIn, teamKeys }: Deps,
  { token, password }: { token: string; password: string },
): Promise<"reset" | "invalid_link" | "too_short"> {
  const id = readTeamToken(teamKeys, "password_reset", token);
  const end = id === null ? null : await selectResetEnd(db, id);
  // Before the password is hashed, which costs something.
  if (end === null || end <= clock.now()) return "invalid_link";
  if (password.length < PASSWORD_LENGTH_MIN) return "too_short";
  const entry = createAuditEntry("", "reset_password", { subject: "", by: "", facts: {} });
  const hash = await signIn.hashPassword(password);
  const [answer] = await callFunction<{ use_password_reset: boolean }>(pool, "use_password_reset", [
    id,
    hash,
    JSON.stringify(entry),
    clock.now(),
  ]);
  return answer?.use_password_reset ? "reset" : "invalid_link";
}
