import type { ErrorBody } from "./refusal.ts";

type FailureCase = Required<Pick<ErrorBody, "code" | "description" | "source" | "step">>;

/** Ways for a payment to fail, by Razorpay's `reason`. Source and step are typical values, not guarantees. */
export const FAILURE_CASES = {
  payment_failed: {
    code: "BAD_REQUEST_ERROR",
    description: "Your payment was declined by the bank. Please try another account or method.",
    source: "bank",
    step: "payment_authorization",
  },
  payment_cancelled: {
    code: "BAD_REQUEST_ERROR",
    description: "You have cancelled the payment.",
    source: "customer",
    step: "payment_authentication",
  },
  payment_timed_out: {
    code: "BAD_REQUEST_ERROR",
    description: "Your payment was not completed in time. Please try again.",
    source: "customer",
    step: "payment_authentication",
  },
  payment_collect_request_expired: {
    code: "BAD_REQUEST_ERROR",
    description: "The request in your UPI app was not answered in time.",
    source: "customer",
    step: "payment_authentication",
  },
  incorrect_otp: {
    code: "BAD_REQUEST_ERROR",
    description: "The one-time password is wrong.",
    source: "customer",
    step: "payment_authentication",
  },
  insufficient_funds: {
    code: "BAD_REQUEST_ERROR",
    description: "The account does not have enough money.",
    source: "customer",
    step: "payment_authorization",
  },
  card_declined: {
    code: "BAD_REQUEST_ERROR",
    description: "The bank declined the card.",
    source: "issuer",
    step: "payment_authorization",
  },
  card_disabled_for_online_payments: {
    code: "BAD_REQUEST_ERROR",
    description: "The card is not enabled for online payments.",
    source: "customer",
    step: "payment_authorization",
  },
  card_number_invalid: {
    code: "BAD_REQUEST_ERROR",
    description: "The card number is invalid.",
    source: "customer",
    step: "payment_initiation",
  },
  authentication_failed: {
    code: "BAD_REQUEST_ERROR",
    description: "The bank could not authenticate the customer.",
    source: "customer",
    step: "payment_authentication",
  },
  payment_risk_check_failed: {
    code: "BAD_REQUEST_ERROR",
    description: "The payment was stopped by a risk check.",
    source: "internal",
    step: "payment_initiation",
  },
  gateway_technical_error: {
    code: "GATEWAY_ERROR",
    description: "The payment could not be made because of a technical fault at the bank.",
    source: "gateway",
    step: "payment_authorization",
  },
} satisfies Record<string, FailureCase>;

export type FailureReason = keyof typeof FAILURE_CASES;

export function isFailureReason(reason: unknown): reason is FailureReason {
  return typeof reason === "string" && Object.hasOwn(FAILURE_CASES, reason);
}
