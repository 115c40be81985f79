import type { Reply } from "#app/api-client/call-api.ts";
import { codeOf, decideRetryDelay, isWorthRetrying, NEWCOMER_PAUSE_MAX_MS } from "./decide-retry.ts";

export type RetryOptions = {
  /** Read before each pause; without it, that of people who have no place yet. */
  longestPauseMs?: () => number;
  /** Ends the retries: the last reply is returned. */
  signal?: AbortSignal;
  /** Called while it is being retried, with why the last call failed. A blip is over before anybody has to hear of it. */
  onRetry?: (code: string) => void;
};

/** About when a person begins to wonder. Our choice. */
const QUIET_MS = 1500;
/** A call that takes this long, most likely on a connection that has died. */
const SLOW_MS = 5000;

/**
 * Retries a call that failed because of a crowd, failing servers or a lost connection, until there is an answer;
 * returns it. Only for idempotent calls.
 */
export async function retryCall<Body>(
  call: () => Promise<Reply<Body>>,
  { longestPauseMs = () => NEWCOMER_PAUSE_MAX_MS, signal, onRetry }: RetryOptions = {},
): Promise<Reply<Body>> {
  const quietUntil = performance.now() + QUIET_MS;
  let telling: ReturnType<typeof setTimeout> | undefined;
  try {
    for (let attempt = 0; ; attempt += 1) {
      telling ??= setTimeout(() => void (signal?.aborted || onRetry?.("unreachable")), SLOW_MS);
      const reply = await call();
      if (reply.kind === "ok" || !isWorthRetrying(reply) || signal?.aborted) return reply;
      clearTimeout(telling);
      const tell = () => void (signal?.aborted || onRetry?.(codeOf(reply)));
      telling = setTimeout(tell, Math.max(0, quietUntil - performance.now()));
      const delayMs = decideRetryDelay({
        retryAfterSeconds: reply.kind === "refused" ? reply.retryAfterSeconds : null,
        attempt,
        longestPauseMs: longestPauseMs(),
        random: Math.random(),
      });
      await pauseUnlessOnline(delayMs, { isOffline: reply.kind === "unreachable", signal });
      if (signal?.aborted) return reply;
    }
  } finally {
    clearTimeout(telling);
  }
}

type Pause = { isOffline: boolean; signal: AbortSignal | undefined };

/** A phone that is online again need not wait any longer. */
async function pauseUnlessOnline(ms: number, { isOffline, signal }: Pause): Promise<void> {
  await new Promise<void>((done) => {
    const goOn = () => {
      clearTimeout(timer);
      window.removeEventListener("online", goOn);
      signal?.removeEventListener("abort", goOn);
      done();
    };
    const timer = setTimeout(goOn, ms);
    signal?.addEventListener("abort", goOn);
    if (isOffline) window.addEventListener("online", goOn);
  });
}
