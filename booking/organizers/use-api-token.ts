import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { API_TOKEN_PREFIX, apiTokenHash } from "./api-token.ts";
import { markApiTokenUsed } from "./api-tokens.sql.ts";

/** The name of the token, or null if it opens nothing (any more). Notes when it was used last. */
export async function useApiToken(
  { db, clock }: { db: Database; clock: Clock },
  token: string,
): Promise<string | null> {
  if (!token.startsWith(API_TOKEN_PREFIX)) return null;
  return (await markApiTokenUsed(db, apiTokenHash(token), clock.now())) ?? null;
}
