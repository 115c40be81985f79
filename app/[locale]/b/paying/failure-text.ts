/** Plain copy for Razorpay's reason for a failed payment; a reason that we don't know gets the general text. */
export const failureText = (reasons: Record<string, string>, reason: string | null): string =>
  (reason !== null && Object.hasOwn(reasons, reason) ? reasons[reason] : reasons.other) ?? "";
