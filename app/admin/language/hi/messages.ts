/** Messages to riders, sharing and downloads, bibs and start list. */
export const messages = {};
