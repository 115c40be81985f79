/** What the browser does when the API refused to join or to claim. */
export type NextAct =
  | { act: "retry"; afterMs: number }
  | { act: "join_again" }
  | { act: "wait_in_queue" }
  | { act: "choose_again" }
  | { act: "say"; code: string };

export type RefusalFacts = {
  code: string;
  retryAfterSeconds: number | null;
  /** How often this call was already repeated. */
  attempt: number;
  /** 0 to 1, so that a crowd does not come back at the same instant. */
  random: number;
};

const RETRIES_MAX = 4;
const RETRY_AFTER_MAX_MS = 10_000;

/** Waiting helps against a crowd and a lost connection, a new join against an unreadable ticket; the rest is said. */
export function decideAfterRefusal({ code, retryAfterSeconds, attempt, random }: RefusalFacts): NextAct {
  switch (code) {
    case "busy":
    case "rate_limited":
    case "unreachable": {
      if (attempt >= RETRIES_MAX) return { act: "say", code };
      const wanted = retryAfterSeconds === null ? 500 * 2 ** attempt : retryAfterSeconds * 1000;
      return { act: "retry", afterMs: Math.min(wanted, RETRY_AFTER_MAX_MS) + 500 * random };
    }
    case "invalid_ticket":
      return attempt === 0 ? { act: "join_again" } : { act: "say", code };
    case "not_called":
      return { act: "wait_in_queue" };
    case "category_full":
      return { act: "choose_again" };
    default:
      return { act: "say", code };
  }
}
