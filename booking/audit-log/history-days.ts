import { fromIndiaLocal } from "#platform/india-local.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** From the beginning of one day in India until the end of another; null where it is no such day. */
export function historyDays({ from, to }: { from: string; to: string }): { from: Date | null; until: Date | null } {
  const last = fromIndiaLocal(`${to}T00:00`);
  return { from: fromIndiaLocal(`${from}T00:00`), until: last && new Date(last.getTime() + DAY_MS) };
}
