import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { API_TOKEN_PREFIX, apiTokenHash } from "./api-token.ts";
import { markApiTokenUsed } from "./api-tokens.sql.ts";

/** What the token opens: one event, or all where `eventId` is null. Null if it opens nothing (any more). Notes its use. */
export async function useApiToken(
  { db, clock }: { db: Database; clock: Clock },
  token: string,
): Promise<{ name: string; eventId: string | null } | null> {
  if (!token.startsWith(API_TOKEN_PREFIX)) return null;
  return (await markApiTokenUsed(db, apiTokenHash(token), clock.now())) ?? null;
}
