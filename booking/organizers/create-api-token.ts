import { randomBytes } from "node:crypto";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { API_TOKEN_PREFIX, apiTokenHash } from "./api-token.ts";
import { insertApiToken } from "./api-tokens.sql.ts";

type Deps = { db: Database; clock: Clock };

/** Makes a token that may read exports and nothing else, of one event or of all. It is told once: only its hash is stored. */
export async function createApiToken(deps: Deps, name: string, eventId: string | null = null): Promise<string> {
  const token = API_TOKEN_PREFIX + randomBytes(32).toString("base64url");
  await insertApiToken(deps.db, { hash: apiTokenHash(token), name, eventId }, deps.clock.now());
  return token;
}

/** Stores a token that is already known, such as the demo's; doing so again changes nothing. */
export const keepApiToken = ({ db, clock }: Deps, name: string, token: string): Promise<void> =>
  insertApiToken(db, { hash: apiTokenHash(token), name, eventId: null }, clock.now());
