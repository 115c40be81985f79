/** The time. Tests pass their own; nothing else in the product reads the machine's clock. */
export type Clock = {
  now(): Date;
  /** What SQL functions take as their p_now. Null lets PostgreSQL read its own clock once it holds the lock. */
  databaseNow(): Date | null;
};

export const systemClock: Clock = { now: () => new Date(), databaseNow: () => null };

export const addSeconds = (time: Date, seconds: number): Date => new Date(time.getTime() + seconds * 1000);
export const addMinutes = (time: Date, minutes: number): Date => addSeconds(time, minutes * 60);
