/** A screen reader announces the people ahead at these counts, not at every poll. */
const STEPS = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0];

const stepOf = (ahead: number): number => STEPS.filter((step) => ahead <= step).length;

/** Whether to announce the people ahead; `announcedAhead` is the last count announced, null when there was none. */
export const decideAnnouncement = (announcedAhead: number | null, ahead: number): boolean =>
  announcedAhead === null || stepOf(ahead) !== stepOf(announcedAhead);
