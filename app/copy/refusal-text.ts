/** The sentence for a refusal of the API; a code of a newer server gets the general one. */
export const refusalText = (refusals: Record<string, string>, code: string): string =>
  refusals[code] ?? refusals.unknown ?? code;

/** The same where a ticket was to be sent: nothing repeats itself there, and it is not about a place. */
export const notSentText = (refusals: Record<string, string>, code: string): string =>
  refusalText(refusals, code === "busy" ? "busy_not_sent" : code);
