import type { Reply } from "#app/api-client/call-api.ts";
import { decideRetryDelay } from "./decide-retry.ts";

type RetryOptions = {
  /** In milliseconds, on the clock of `now`: no retry starts after it. */
  until: number;
  now: () => number;
  /** Called before each retry with why the last call failed. */
  onRetry?: (code: string) => void;
};

/**
 * Retries a call that failed because of a crowd, failing servers or a lost connection, as long as `until` allows
 * it; returns the last reply. Only for idempotent calls.
 */
export async function retryCall<Body>(call: () => Promise<Reply<Body>>, options: RetryOptions): Promise<Reply<Body>> {
  const { until, now, onRetry } = options;
  for (let attempt = 0; ; attempt += 1) {
    const reply = await call();
    if (reply.kind === "ok") return reply;
    const delayMs = decideRetryDelay({
      code: codeOf(reply),
      retryAfterSeconds: reply.kind === "refused" ? reply.retryAfterSeconds : null,
      attempt,
      remainingMs: until - now(),
      random: Math.random(),
    });
    if (delayMs === null) return reply;
    onRetry?.(codeOf(reply));
    await pauseUnlessOnline(delayMs, reply.kind === "unreachable");
  }
}

export const codeOf = (reply: Exclude<Reply<unknown>, { kind: "ok" }>): string =>
  reply.kind === "refused" ? reply.code : "unreachable";

/** A phone that is online again need not wait any longer. */
async function pauseUnlessOnline(ms: number, isOffline: boolean): Promise<void> {
  await new Promise<void>((done) => {
    const goOn = () => {
      clearTimeout(timer);
      window.removeEventListener("online", goOn);
      done();
    };
    const timer = setTimeout(goOn, ms);
    if (isOffline) window.addEventListener("online", goOn);
  });
}
