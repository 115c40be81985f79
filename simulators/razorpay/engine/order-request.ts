import { readAmount } from "./amount.ts";
import { readCaptureRule } from "./capture-rule.ts";
import { refuseNotes } from "./notes.ts";
import type { CaptureRule } from "./order.ts";
import { invalidField, Refusal } from "./refusal.ts";
import type { Settings } from "./settings.ts";

export interface OrderRequest {
  amountPaise: number;
  currency: string;
  receipt: string | null;
  notes: unknown;
  capture: CaptureRule;
  isReceiptUnique: boolean;
}

const KNOWN_FIELDS = new Set([
  "amount",
  "currency",
  "receipt",
  "notes",
  "partial_payment",
  "first_payment_min_amount",
  "payment",
  "payment_capture",
  "unique_receipt",
]);

/** The rules of `POST /v1/orders`, in the order in which Razorpay complains. */
export function readOrderRequest(body: Record<string, unknown>, settings: Settings): OrderRequest | Refusal {
  const extra = Object.keys(body).find((field) => !KNOWN_FIELDS.has(field));
  if (extra) {
    return invalidField(extra, `${extra} is/are not required and should not be sent`, "extra_field_sent");
  }

  const amountPaise = readAmount(body.amount);
  if (amountPaise instanceof Refusal) return amountPaise;

  const { currency, receipt } = body;
  if (currency === undefined || currency === null || currency === "") {
    return invalidField("currency", "The currency field is required.");
  }
  if (currency !== "INR") return invalidField("currency", "The currency should be INR for this account.");
  if (receipt !== undefined && receipt !== null && (typeof receipt !== "string" || receipt.length > 40)) {
    return invalidField("receipt", "The receipt may not be greater than 40 characters.");
  }

  const capture = readCaptureRule(body, settings);
  const refusal = refuseNotes(body.notes) ?? (capture instanceof Refusal ? capture : undefined);
  if (refusal || capture instanceof Refusal) return refusal as Refusal;

  return {
    amountPaise,
    currency,
    receipt: (receipt as string | null | undefined) ?? null,
    notes: body.notes,
    capture,
    isReceiptUnique: body.unique_receipt === true,
  };
}
