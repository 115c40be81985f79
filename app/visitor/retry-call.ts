import type { Reply } from "#app/api-client/call-api.ts";
import { decideRetryDelay } from "./decide-retry.ts";

type RetryOptions = {
  /** By our clock in milliseconds: no repeat begins after it. */
  until: number;
  now: () => number;
  /** Told before each repeat why the last call came to nothing. */
  onRetry?: (code: string) => void;
};

/**
 * Retries a call that came to nothing because of a crowd, servers in trouble or a lost connection, for as long as `until` lets
 * it; answers what the last one brought. Only for calls that may come twice.
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
