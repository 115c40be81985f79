/** The list of events, and what is to be done with one now: the sale, its controls, what needs attention. */
export const now = {};
