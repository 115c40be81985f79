import type { Database } from "#platform/database.ts";
import { type StoredPicture, selectPicture } from "./pictures.sql.ts";

/** The picture of that hash, which never changes, or null. */
export async function readPicture(db: Database, hash: string): Promise<StoredPicture | null> {
  return /^[0-9a-f]{64}$/.test(hash) ? selectPicture(db, hash) : null;
}
