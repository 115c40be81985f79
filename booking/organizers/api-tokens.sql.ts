import type { Database } from "#platform/database.ts";

export interface ApiTokensTable {
  token_hash: string;
  name: string;
  created_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
  /** The only event that it opens; null: every one. */
  event_id: string | null;
}

const tokenTables = (db: Database) => db.withTables<{ api_tokens: ApiTokensTable }>();

/** The first of a hash stays. */
export async function insertApiToken(
  db: Database,
  { hash, name, eventId }: { hash: string; name: string; eventId: string | null },
  now: Date,
): Promise<void> {
  await tokenTables(db)
    .insertInto("api_tokens")
    .values({ token_hash: hash, name, created_at: now, last_used_at: null, revoked_at: null, event_id: eventId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes the use of a token; undefined if there is none or it was revoked. */
export async function markApiTokenUsed(
  db: Database,
  hash: string,
  now: Date,
): Promise<{ name: string; eventId: string | null } | undefined> {
  return tokenTables(db)
    .updateTable("api_tokens")
    .set({ last_used_at: now })
    .where("token_hash", "=", hash)
    .where("revoked_at", "is", null)
    .returning(["name", "event_id as eventId"])
    .executeTakeFirst();
}

export async function revokeApiTokensNamed(db: Database, name: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await tokenTables(db)
    .updateTable("api_tokens")
    .set({ revoked_at: now })
    .where("name", "=", name)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
