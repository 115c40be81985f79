/** The team and its history. */
export const team = {};
