import type { Clock } from "#platform/clock.ts";
import { callFunction, type Pool } from "#platform/database.ts";
import type { Language } from "#platform/languages.ts";
import { createAuditEntry } from "../audit-log/create-audit-entry.ts";
import type { Organizer } from "../organizers/sign-in.ts";

/** Shows an organizer their pages in another language, from their next request on. Safe to repeat. */
export async function changeLanguage(
  { pool, clock }: { pool: Pool; clock: Clock },
  { id, email }: Pick<Organizer, "id" | "email">,
  language: Language,
): Promise<void> {
  const entry = createAuditEntry("", "change_language", { subject: email, by: email, facts: {} });
  await callFunction(pool, "set_organizer_language", [id, language, JSON.stringify(entry), clock.now()]);
}
