import { randomBytes } from "node:crypto";
import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { sha256 } from "#platform/keys.ts";
import { insertApiToken, revokeApiTokensNamed, useApiToken } from "./api-tokens.sql.ts";

const PREFIX = "stk_";

type Deps = { db: Database; clock: Clock };

/** Makes a token that may read exports and nothing else. It is told once: only its hash is stored. */
export async function createApiToken(deps: Deps, name: string): Promise<string> {
  const token = PREFIX + randomBytes(32).toString("base64url");
  await keepApiToken(deps, name, token);
  return token;
}

/** Stores a token that is already known, such as the demo's; doing so again changes nothing. */
export const keepApiToken = ({ db, clock }: Deps, name: string, token: string): Promise<void> =>
  insertApiToken(db, hashOf(token), name, clock.now());

/** The name of the token, or null if it does not open anything (any more). */
export async function readApiToken({ db, clock }: Deps, token: string): Promise<string | null> {
  if (!token.startsWith(PREFIX)) return null;
  return (await useApiToken(db, hashOf(token), clock.now())) ?? null;
}

/** Revokes every token of that name; answers how many. */
export const revokeApiTokens = ({ db, clock }: Deps, name: string): Promise<number> =>
  revokeApiTokensNamed(db, name, clock.now());

// 256 random bits need no slow hash.
const hashOf = (token: string): string => sha256(token).toString("hex");
