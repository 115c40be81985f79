import type { FailureReason } from "./failure-cases.ts";
import type { Instrument } from "./instrument.ts";

/** Razorpay's published test cards that fail, by number. */
export const FAILING_CARDS: Record<string, FailureReason> = {
  "4100280000090000": "payment_timed_out",
  "4100280000080001": "insufficient_funds",
  "4100280000070002": "payment_cancelled",
  "4100280000060003": "card_declined",
  "4100280000030006": "card_disabled_for_online_payments",
  "4100280000010008": "card_number_invalid",
  "4100280000020007": "gateway_technical_error",
  "4100280000000009": "authentication_failed",
};

/** Why Razorpay's test mode would fail this instrument; nothing if it would succeed. An OTP has 4 to 10 digits. */
export function failureOfInstrument(instrument: Partial<Instrument>, otp?: string): FailureReason | undefined {
  if (instrument.vpa === "failure@razorpay") return "payment_failed";
  const card = instrument.card_number?.replaceAll(/\D/g, "");
  if (card && FAILING_CARDS[card]) return FAILING_CARDS[card];
  if (otp !== undefined && !/^\d{4,10}$/.test(otp)) return "incorrect_otp";
  return undefined;
}
