/** A screen reader is told when the people ahead have become so few, not at each look. */
const STEPS = [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0];

const stepOf = (ahead: number): number => STEPS.filter((step) => ahead <= step).length;

/** Whether the people ahead are to be read aloud, after so many were at last; null when nothing was said yet. */
export const decideAnnouncement = (announcedAhead: number | null, ahead: number): boolean =>
  announcedAhead === null || stepOf(ahead) !== stepOf(announcedAhead);
