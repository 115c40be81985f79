import type { StatusDocument } from "#booking/waiting-room/status-document.ts";

const MINUTE_MS = 60_000;
/** Too little to say anything of a minute. Ours, by eye. */
const SETTLED_AFTER_MS = 10_000;

type Facts = Pick<StatusDocument, "generatedAt" | "opensAt" | "queue">;

/**
 * The rate of calls now. The document counts the calls of the last minute, which right after the opening is less than a
 * minute's worth. Null while nobody can know.
 */
export function callsPerMinute({ generatedAt, opensAt, queue }: Facts): number | null {
  const openMs = Date.parse(generatedAt) - Date.parse(opensAt);
  if (openMs < SETTLED_AFTER_MS) return null;
  return queue.ratePerMinute * (MINUTE_MS / Math.min(MINUTE_MS, openMs));
}
