import type { Timer } from "../clock/timer-queue.ts";
import type { Endpoint } from "./endpoint.ts";
import type { TryEnd } from "./retry-ladder.ts";
import type { WebhookEvent } from "./webhook-event.ts";

/** What goes over the wire in one try. */
export interface WebhookRequest {
  headers: Record<string, string>;
  body: string;
}

/** Events of one order that wait for each other and then go out one after the other, in this order of names. */
export interface Line {
  readonly id: string;
  readonly names: readonly string[];
}

/** What faults do to a delivery before it starts. */
export interface DeliveryPlan {
  isDropped: boolean;
  isHeld: boolean;
  /** Its endpoint is switched off before it goes. */
  isEndpointLost: boolean;
  delayMs: number;
  /** More deliveries of the same event, all alike, so many milliseconds after the first. */
  copiesAfterMs: number[];
  line: Line | null;
  /** Changes of the body that are signed, as if Razorpay meant them. */
  rewrites: ((body: string) => string)[];
  /** Changes after the signing, at each try. */
  tamperings: ((request: WebhookRequest, delivery: Delivery) => void)[];
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
  /** The event's bytes, unless a fault rewrote them. */
  readonly body: string;
  readonly signature: string;
  readonly plan: DeliveryPlan;
  state: "waiting" | "held" | "delivered" | "dropped" | "given_up";
  readonly tries: Try[];
  rung: number;
  firstTryMs: number | null;
  timer: Timer | undefined;
}

export function plainPlan(): DeliveryPlan {
  return {
    isDropped: false,
    isHeld: false,
    isEndpointLost: false,
    delayMs: 0,
    copiesAfterMs: [],
    line: null,
    rewrites: [],
    tamperings: [],
  };
}
