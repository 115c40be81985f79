/** The sentence for a refusal of the API; a code of a newer server gets the general one. */
export const sayRefusal = (refusals: Record<string, string>, code: string): string =>
  refusals[code] ?? refusals.unknown ?? code;
