/** Our own plain words for Razorpay's reason of a failed payment; a reason that we don't know gets the general ones. */
export const failureText = (reasons: Record<string, string>, reason: string | null): string =>
  (reason === null ? undefined : reasons[reason]) ?? reasons.other ?? "";
