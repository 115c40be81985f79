import type { Database } from "#platform/database.ts";
import { eventTables } from "./events.sql.ts";
import type { PictureType } from "./picture.ts";

export type StoredPicture = { hash: string; contentType: PictureType; bytes: Buffer };

export async function insertPicture(db: Database, picture: StoredPicture, now: Date): Promise<void> {
  const { hash, contentType, bytes } = picture;
  await eventTables(db)
    .insertInto("pictures")
    .values({ hash, content_type: contentType, bytes, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function selectPicture(db: Database, hash: string): Promise<StoredPicture | null> {
  const row = await eventTables(db)
    .selectFrom("pictures")
    .select(["content_type", "bytes"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row ? { hash, contentType: row.content_type, bytes: row.bytes } : null;
}
