import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import { inIndexOrder } from "#platform/index-order.sql.ts";
import type { SigningKey, SigningPair } from "#platform/keys.ts";
import { signWithPair } from "#platform/keys.ts";
import type { CheckInList, CheckInRider } from "./check-in-list.ts";
import { type ListedRow, selectCancelledReferences, selectListedRiders } from "./check-ins.sql.ts";
import { checkInHashesOf } from "./sign-check-in-code.ts";

type Deps = {
  db: Database;
  clock: Clock;
  accessKeys: readonly SigningKey[];
  checkInListPairs: readonly SigningPair[];
};

const RIDERS_PER_READ = 2000;

/**
 * Everybody who may come to the counter, as a text of JSON, with our signature of exactly this text: a device tells by it that
 * what it has kept is whole and ours.
 */
export async function readCheckInList(
  { db, clock, accessKeys, checkInListPairs }: Deps,
  eventId: string,
): Promise<{ list: string; signature: string }> {
  const madeAt = clock.now().toISOString();
  const riders: CheckInRider[] = [];
  for (let afterId = ""; ; ) {
    const rows = await inIndexOrder(db, (tx) => selectListedRiders(tx, eventId, { afterId, limit: RIDERS_PER_READ }));
    riders.push(...rows.map((row) => riderOf(row, eventId, accessKeys)));
    const last = rows.at(-1);
    if (!last || rows.length < RIDERS_PER_READ) break;
    afterId = last.id;
  }
  const cancelled = await selectCancelledReferences(db, eventId);
  const list = JSON.stringify({ eventId, madeAt, riders, cancelled } satisfies CheckInList);
  return { list, signature: signWithPair(checkInListPairs, list) };
}

const riderOf = (
  { linkGeneration, name, category, ...row }: ListedRow,
  eventId: string,
  keys: readonly SigningKey[],
): CheckInRider => ({
  ...row,
  name: name ?? "",
  category: category ?? "",
  ...checkInHashesOf(keys, { eventId, id: row.id, reference: row.reference, linkGeneration }),
});
