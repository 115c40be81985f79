/** The statement, and cancelling with money back. */
export const money = {};
