import type { Clock } from "#platform/clock.ts";
import type { Database } from "#platform/database.ts";
import type { Check } from "./check.ts";
import { DELIVERY_CHECKS, WORK_CHECKS } from "./delay-checks.sql.ts";
import { LEDGER_CHECKS } from "./ledger-checks.sql.ts";
import { MESSAGE_CHECKS } from "./message-checks.sql.ts";
import { MONEY_CHECKS } from "./money-checks.sql.ts";
import { PLACE_CHECKS } from "./place-checks.sql.ts";
import { type Finding, findingOf } from "./promises.ts";
import { SETTING_CHECKS } from "./setting-checks.sql.ts";
import { selectOffenders } from "./snapshot.sql.ts";

export type RowsCheck = { eventId: string | null; isWorkExpected: boolean; pause: () => Promise<void> };

/**
 * Checks the rows of one event or of all. What is found is looked for a second time: some changes are two transactions, and
 * between them the rows tell half of it.
 */
export async function verifyRows(
  { db, clock }: { db: Database; clock: Clock },
  { eventId, isWorkExpected, pause }: RowsCheck,
): Promise<Finding[]> {
  const checks: Check[] = [
    ...PLACE_CHECKS,
    ...MONEY_CHECKS,
    ...LEDGER_CHECKS,
    ...MESSAGE_CHECKS,
    ...SETTING_CHECKS,
    ...(eventId === null ? DELIVERY_CHECKS : []),
    ...(isWorkExpected ? WORK_CHECKS : []),
  ];
  const look = (wanted: readonly Check[]) => selectOffenders(db, wanted, { eventId, now: clock.now() });
  const first = await look(checks);
  const suspects = first.filter(({ offenders }) => offenders.length > 0);
  if (suspects.length === 0) return checks.map(({ promise, check }) => findingOf(promise, check, []));

  await pause();
  const second = await look(suspects.map(({ check }) => check));
  return first.map(({ check, offenders }) => {
    const before = new Set(offenders.map(({ id }) => id));
    const again = second.find((found) => found.check === check)?.offenders ?? [];
    return findingOf(
      check.promise,
      check.check,
      again.filter(({ id }) => before.has(id)),
    );
  });
}
