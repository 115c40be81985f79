import type { Timer } from "../clock/timer-queue.ts";
import type { Endpoint } from "./endpoint.ts";
import type { TryEnd } from "./retry-ladder.ts";
import type { WebhookEvent } from "./webhook-event.ts";

/** What faults do to a delivery before it starts. */
export interface DeliveryPlan {
  isDropped: boolean;
  isHeld: boolean;
  delayMs: number;
  /** More deliveries of the same event, all alike, `copyGapMs` apart. */
  copies: number;
  copyGapMs: number;
  /** So many first tries carry a wrong signature. */
  badSignatures: number;
}

export interface Try {
  atMs: number;
  end: TryEnd;
  status: number | null;
  error: string | null;
  tookMs: number;
  isSignatureGood: boolean;
}

/** The bringing of one event to one endpoint: a first try and, while it fails, the ladder. */
export interface Delivery {
  readonly event: WebhookEvent;
  readonly endpoint: Endpoint;
  readonly signature: string;
  readonly plan: DeliveryPlan;
  state: "waiting" | "held" | "delivered" | "dropped" | "given_up";
  readonly tries: Try[];
  rung: number;
  firstTryMs: number | null;
  timer: Timer | undefined;
}

export function plainPlan(): DeliveryPlan {
  return { isDropped: false, isHeld: false, delayMs: 0, copies: 0, copyGapMs: 0, badSignatures: 0 };
}
