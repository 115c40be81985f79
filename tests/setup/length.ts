/** Whether this is `npm run test:long`, `money`, `places` or `waiting`, which do at full length what `npm test` does in short. */
export const isLong = process.env.TEST_LENGTH === "long";

/** How many of something a test makes: what shows a fault within seconds, or what meets the rare ones. */
export const sized = (short: number, long: number): number => (isLong ? long : short);
