import type { CaptureRule } from "./order.ts";
import { invalidField, type Refusal } from "./refusal.ts";
import type { Settings } from "./settings.ts";

const SHORTEST_AUTOMATIC_MINUTES = 12;
const LONGEST_MANUAL_MINUTES = 7200;
const MINUTES_PER_DAY = 1440;

/** How the order's money will be taken: its own `payment` options, the legacy `payment_capture`, else the account's setting. */
export function readCaptureRule(body: Record<string, unknown>, settings: Settings): CaptureRule | Refusal {
  const accountWindow = settings.autoRefundDays * MINUTES_PER_DAY;
  const plain = (mode: CaptureRule["mode"]): CaptureRule => ({
    mode,
    automaticMinutes: accountWindow,
    manualMinutes: accountWindow,
  });

  const { payment, payment_capture: legacy } = body as { payment?: unknown; payment_capture?: unknown };
  if (payment === undefined || payment === null) {
    if (legacy === undefined || legacy === null) return plain(settings.captureByDefault);
    return plain(legacy === true || legacy === 1 || legacy === "1" ? "automatic" : "manual");
  }

  const { capture, capture_options: options = {} } = payment as Record<string, unknown>;
  if (capture !== "automatic" && capture !== "manual") {
    return invalidField("payment.capture", "The selected payment.capture is invalid.");
  }
  const {
    automatic_expiry_period: automatic,
    manual_expiry_period: manual = LONGEST_MANUAL_MINUTES,
    refund_speed: speed,
  } = options as Record<string, unknown>;

  if (capture === "automatic" && automatic === undefined) {
    return invalidField("automatic_expiry_period", "The automatic expiry period field is required.");
  }
  if (automatic !== undefined && !isMinutes(automatic, SHORTEST_AUTOMATIC_MINUTES)) {
    return invalidField("automatic_expiry_period", "The automatic expiry period must be at least 12.");
  }
  const least = (automatic as number | undefined) ?? SHORTEST_AUTOMATIC_MINUTES;
  if (!isMinutes(manual, least) || manual > LONGEST_MANUAL_MINUTES) {
    return invalidField("manual_expiry_period", `The manual expiry period must be between ${least} and 7200.`);
  }
  if (speed !== undefined && speed !== "normal" && speed !== "optimum") {
    return invalidField("refund_speed", "The selected refund speed is invalid.");
  }
  return { mode: capture, automaticMinutes: (automatic as number | undefined) ?? 0, manualMinutes: manual };
}

function isMinutes(value: unknown, least: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= least;
}
