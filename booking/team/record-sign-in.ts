import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";

type Deps = { pool: Pool; clock: Clock };

/** So many wrong passwords are one entry: guessing fills no log. */
export const FAILED_SIGN_INS_STEP = 10;

export async function recordSignIn({ pool, clock }: Deps, email: string): Promise<void> {
  const entry = createAuditEntry("", "sign_in", { subject: email, by: email, facts: {} });
  await callFunction(pool, "record_sign_in", [email, JSON.stringify(entry), clock.now()]);
}

/** Of an account that nobody has nothing is written down. */
export async function recordFailedSignIn({ pool, clock }: Deps, tried: string): Promise<void> {
  const email = tried.trim().toLowerCase();
  const entry = createAuditEntry("", "fail_sign_ins", { subject: email, by: "unknown", facts: {} });
  await callFunction(pool, "count_failed_sign_in", [email, FAILED_SIGN_INS_STEP, JSON.stringify(entry), clock.now()]);
}
