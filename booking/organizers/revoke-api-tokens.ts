import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { revokeApiTokensNamed } from "./api-tokens.sql.ts";

/** Revokes every token of that name; answers how many. */
export const revokeApiTokens = ({ db, clock }: { db: Database; clock: Clock }, name: string): Promise<number> =>
  revokeApiTokensNamed(db, name, clock.now());
