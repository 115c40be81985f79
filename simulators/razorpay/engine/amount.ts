import { invalidField, type Refusal } from "./refusal.ts";

const LEAST_PAISE = 100;
const MOST_PAISE = 50_000_000_00; // Our number: the true maximum is a setting of each account.

/** A whole number of paise, at least one rupee. Digits in a string count too, as they do at Razorpay. */
export function readAmount(amount: unknown): number | Refusal {
  if (amount === undefined || amount === null || amount === "") {
    return invalidField("amount", "The amount field is required.");
  }
  const paise = typeof amount === "string" && /^\d+$/.test(amount) ? Number(amount) : amount;
  if (typeof paise !== "number" || !Number.isInteger(paise)) {
    return invalidField("amount", "The amount must be an integer.");
  }
  if (paise < LEAST_PAISE) return invalidField("amount", "The amount must be at least INR 1.00");
  if (paise > MOST_PAISE) return invalidField("amount", "Amount exceeds maximum amount allowed.");
  return paise;
}
