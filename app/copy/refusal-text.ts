/** The text for a refusal of the API; an unknown code, from a newer server, gets the general one. */
export const refusalText = (refusals: Record<string, string>, code: string): string =>
  (Object.hasOwn(refusals, code) ? refusals[code] : refusals.unknown) ?? code;

/** The same where a ticket was to be sent: nothing is retried there, and no place is at stake. */
export const notSentText = (refusals: Record<string, string>, code: string): string =>
  refusalText(refusals, code === "busy" ? "busy_not_sent" : code);
