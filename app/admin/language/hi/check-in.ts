/** The kit counter. */
export const checkIn = {};
