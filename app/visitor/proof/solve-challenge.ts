import type { Challenge } from "#http/events/queue-schemas.ts";
import { findNumber } from "./find-number.ts";
import type { WorkOrder, WorkReport } from "./prove.worker.ts";

/** Called with how many numbers were tried without success. */
type OnTried = (tried: number) => void;

/** On the main thread a cheap phone must still respond to touch: this many take it some 10 ms. */
const NUMBERS_PER_CHUNK = 400;

/**
 * The number that solves the challenge, looked for from `from` on; null when there is none. In a Web Worker, so that the page
 * stays responsive; without one, or if it can't start, on the main thread in small chunks. Both use our own SHA-256:
 * `crypto.subtle` is missing on plain http, and for so few bytes at a time several times slower.
 */
export async function solveChallenge(challenge: Challenge, from: number, onTried: OnTried): Promise<number | null> {
  let tried = from;
  const countTried: OnTried = (count) => {
    tried = count;
    onTried(count);
  };
  try {
    return await solveInWorker({ challenge, from }, countTried);
  } catch {
    return solveHere(challenge, tried, countTried);
  }
}

function solveInWorker(order: WorkOrder, onTried: OnTried): Promise<number | null> {
  const worker = new Worker(new URL("./prove.worker.ts", import.meta.url));
  return new Promise<number | null>((done, fail) => {
    worker.onmessage = ({ data }: MessageEvent<WorkReport>) => {
      if ("tried" in data) onTried(data.tried);
      else done(data.number);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      fail(new Error("the worker did not start"));
    };
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}

async function solveHere(challenge: Challenge, from: number, onTried: OnTried): Promise<number | null> {
  for (let tried = from; tried <= challenge.maxnumber; tried += NUMBERS_PER_CHUNK) {
    const number = findNumber(challenge, tried, Math.min(tried + NUMBERS_PER_CHUNK, challenge.maxnumber + 1));
    if (number !== null) return number;
    onTried(tried + NUMBERS_PER_CHUNK);
    await new Promise((done) => setTimeout(done, 0));
  }
  return null;
}
