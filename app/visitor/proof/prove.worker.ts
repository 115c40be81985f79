import type { Challenge } from "#http/events/queue-schemas.ts";
import { findNumber } from "./find-number.ts";

export type WorkOrder = { challenge: Challenge; from: number };
/** `tried` before the number is found; then `number`, or null when there is none. */
export type WorkReport = { tried: number } | { number: number | null };

const NUMBERS_PER_REPORT = 2000;

const report = (text: WorkReport) => postMessage(text);

addEventListener("message", ({ data: { challenge, from } }: MessageEvent<WorkOrder>) => {
  for (let tried = from; tried <= challenge.maxnumber; tried += NUMBERS_PER_REPORT) {
    const number = findNumber(challenge, tried, Math.min(tried + NUMBERS_PER_REPORT, challenge.maxnumber + 1));
    if (number !== null) return report({ number });
    report({ tried: tried + NUMBERS_PER_REPORT });
  }
  report({ number: null });
});
