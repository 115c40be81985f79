import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { SignIn } from "../organizers/sign-in.ts";

type Deps = { pool: Pool; clock: Clock; signIn: SignIn };
type Request = { headers: Headers; password: string };

export type SecondFactorRefusal = "wrong_password" | "already_on" | "not_on" | { retryAfterSeconds: number };

/** Begins to set up a second step of signing in. Begun again, only the newest counts. */
export async function startSecondFactor(
  { signIn }: Deps,
  { headers, password }: Request,
): Promise<{ uri: string; recoveryCodes: string[] } | SecondFactorRefusal> {
  const own = await readOwn(signIn, headers, password);
  if ("refusal" in own) return own.refusal;
  return own.organizer.hasSecondFactor ? "already_on" : signIn.startSecondFactor(headers, password);
}

/** Other recovery codes; those before open nothing any more. */
export async function renewRecoveryCodes(
  { pool, clock, signIn }: Deps,
  { headers, password }: Request,
): Promise<{ recoveryCodes: string[] } | SecondFactorRefusal> {
  const own = await readOwn(signIn, headers, password);
  if ("refusal" in own) return own.refusal;
  if (!own.organizer.hasSecondFactor) return "not_on";
  const { email } = own.organizer;
  const entry = createAuditEntry("", "renew_recovery_codes", { subject: email, by: email, facts: {} });
  // First: new codes that nobody wrote down would be worse than an entry of codes that were not made.
  await callFunction(pool, "record_audit_entry", ["", JSON.stringify(entry), clock.now()]);
  return { recoveryCodes: await signIn.renewRecoveryCodes(headers, password) };
}

/** Turns the second step off, with the password; safe to repeat. */
export async function removeSecondFactor(
  deps: Deps,
  { headers, password }: Request,
): Promise<"off" | SecondFactorRefusal> {
  const own = await readOwn(deps.signIn, headers, password);
  if ("refusal" in own) return own.refusal;
  const { email } = own.organizer;
  await takeSecondFactorAway(deps, { email, by: email });
  return "off";
}

/** By whoever runs Startline, for somebody who has lost both their app and their recovery codes. */
export async function takeSecondFactorAway(
  { pool }: Pick<Deps, "pool">,
  { email, by }: { email: string; by: string },
): Promise<"off" | "unknown_email"> {
  const [answer] = await callFunction<{ remove_second_factor: boolean }>(pool, "remove_second_factor", [
    email.trim().toLowerCase(),
    by,
  ]);
  return answer?.remove_second_factor ? "off" : "unknown_email";
}

async function readOwn(signIn: SignIn, headers: Headers, password: string) {
  const own = await signIn.readSession(headers);
  if (!own) return { refusal: "wrong_password" as const };
  const check = await signIn.checkPassword(own.organizer.id, password);
  if (check === "right") return { organizer: own.organizer };
  return { refusal: check === "wrong" ? ("wrong_password" as const) : check };
}
