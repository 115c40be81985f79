import { randomBytes } from "node:crypto";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keys.ts";
import { insertApiToken, markApiTokenUsed, revokeApiTokensNamed } from "./api-tokens.sql.ts";

/** Tells our tokens from others at a glance, also to programs that look for leaked ones. */
const API_TOKEN_PREFIX = "stk_";

type Deps = { db: Database; clock: Clock };

/** Makes a token that may read exports and nothing else, of one event or of all. It is shown once: only its hash is stored. */
export async function createApiToken(deps: Deps, name: string, eventId: string | null = null): Promise<string> {
  const token = API_TOKEN_PREFIX + randomBytes(32).toString("base64url");
  await insertApiToken(deps.db, { hash: hashOf(token), name, eventId }, deps.clock.now());
  return token;
}

/** Stores a token that is already known, such as the demo's; doing so again changes nothing. */
export const storeApiToken = ({ db, clock }: Deps, name: string, token: string): Promise<void> =>
  insertApiToken(db, { hash: hashOf(token), name, eventId: null }, clock.now());

/** What the token opens: one event, or all where `eventId` is null. Null if it opens nothing (any more). Notes its use. */
export async function useApiToken(
  { db, clock }: Deps,
  token: string,
): Promise<{ name: string; eventId: string | null } | null> {
  if (!token.startsWith(API_TOKEN_PREFIX)) return null;
  return (await markApiTokenUsed(db, hashOf(token), clock.now())) ?? null;
}

/** Revokes every token of that name; answers how many. */
export const revokeApiTokens = ({ db, clock }: Deps, name: string): Promise<number> =>
  revokeApiTokensNamed(db, name, clock.now());

/** It has 256 random bits, so no slow hash is needed. */
const hashOf = (token: string): string => sha256(token).toString("hex");
