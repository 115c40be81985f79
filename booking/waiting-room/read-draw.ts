import { callFunction, type Database, type Pool } from "#platform/database.ts";
import type { PublishedDraw } from "./check-draw.ts";
import { selectDrawList } from "./waiting-room.sql.ts";

/** The draw of an event as everybody may know it; null when the event has no waiting room. */
export async function readDraw(pool: Pool, eventId: string): Promise<PublishedDraw | null> {
  type Row = {
    commit: string;
    secret: string | null;
    seed: string | null;
    size: number | null;
    gaps: [number, number][] | null;
    list_hash: string | null;
    sealed_at: Date | null;
  };
  const [row] = await callFunction<Row>(pool, "read_draw", [eventId]);
  if (!row) return null;
  const { commit, secret, seed, size, list_hash: listHash, sealed_at: sealedAt } = row;
  if (secret === null || seed === null || size === null || listHash === null || sealedAt === null) {
    return { eventId, commit, sealed: null };
  }
  const sealed = { secret, seed, size, gaps: row.gaps ?? [], listHash, sealedAt: sealedAt.toISOString() };
  return { eventId, commit, sealed };
}

/** Who took part: 9 bytes of the hash of each visitor's nonce, by index, zeros where nobody is known. Empty when nobody did. */
export const readDrawList = async (db: Database, eventId: string): Promise<Buffer> =>
  (await selectDrawList(db, eventId)) ?? Buffer.alloc(0);
