import type { Simulator } from "../simulator.ts";
import type { Delivery, Try } from "./delivery.ts";
import { Lanes } from "./lanes.ts";
import { Poster } from "./post.ts";
import { nextRung, type TryEnd } from "./retry-ladder.ts";
import { buildWebhookRequest, isSigned } from "./webhook-request.ts";

const PARALLEL_DELIVERIES = 32;
const DAY_MS = 86_400_000;

/** Carries deliveries to their endpoints, climbs the ladder with those that fail, and switches dead endpoints off. */
export class Courier {
  readonly #sim: Simulator;
  readonly #lanes = new Lanes(PARALLEL_DELIVERIES);
  readonly #poster = new Poster(PARALLEL_DELIVERIES);

  constructor(sim: Simulator) {
    this.#sim = sim;
  }

  get waiting(): number {
    return this.#lanes.waiting;
  }

  tryAfter(delivery: Delivery, delayMs: number): void {
    delivery.timer = this.#sim.clock.after(delayMs, () => this.#lanes.run(() => this.#try(delivery)));
  }

  /** Resolves when the endpoint has answered, or has not in time. */
  tryNow(delivery: Delivery): Promise<void> {
    return this.#lanes.run(() => this.#try(delivery));
  }

  stop(): void {
    this.#poster.stop();
  }

  async #try(delivery: Delivery): Promise<void> {
    if (delivery.state !== "waiting") return;
    const { endpoint } = delivery;
    if (!endpoint.isActive) {
      delivery.state = "given_up";
      return;
    }

    const atMs = this.#sim.clock.nowMs();
    delivery.firstTryMs ??= atMs;
    const request = buildWebhookRequest(delivery);
    const isSignatureGood = isSigned(request, delivery);
    const startedMs = performance.now();
    const { webhookTimeoutMs } = this.#sim.settings;
    const answer = await this.#poster.post(endpoint.url, request, webhookTimeoutMs);

    const status = "status" in answer ? answer.status : null;
    const error = "error" in answer ? answer.error : null;
    const end = endOf(status, error);
    const tookMs = Math.round(performance.now() - startedMs);
    delivery.tries.push({ atMs, end, status, error, tookMs, isSignatureGood } satisfies Try);
    if (end === "accepted") this.#succeed(delivery);
    else this.#fail(delivery, end);
  }

  #succeed(delivery: Delivery): void {
    if (delivery.state === "waiting") delivery.state = "delivered";
    const { endpoint } = delivery;
    endpoint.failingSinceMs = null;
    if (endpoint.disabling) endpoint.disabling.cancelled = true;
  }

  #fail(delivery: Delivery, end: TryEnd): void {
    const { clock } = this.#sim;
    const { endpoint, event } = delivery;
    if (endpoint.failingSinceMs === null) {
      endpoint.failingSinceMs = clock.nowMs();
      endpoint.disabling = clock.after(DAY_MS, () => {
        endpoint.isActive = false;
      });
    }
    if (delivery.state !== "waiting") return;

    const rung = nextRung(delivery.rung, end, event.name);
    const dueMs = (delivery.firstTryMs ?? clock.nowMs()) + (rung?.afterFirstTryMs ?? 0);
    if (!rung || dueMs - event.createdAtMs > DAY_MS) {
      delivery.state = "given_up";
      return;
    }
    delivery.rung = rung.index;
    this.tryAfter(delivery, Math.max(0, dueMs - clock.nowMs()));
  }
}

function endOf(status: number | null, error: string | null): TryEnd {
  if (error === "timeout") return "timed_out";
  if (status === null || status >= 500) return "broken";
  return status >= 200 && status < 300 ? "accepted" : "refused";
}
