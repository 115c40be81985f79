import { callFunction, type Pool } from "#platform/database.ts";

export type CounterDifference = {
  counter: "called" | "held" | "confirmed";
  /** Null for the event's own counter. */
  category_id: string | null;
  stored: number;
  counted: number;
};

/** Each counter of an event that is not what its bookings and calls add up to. There must never be one. */
export const recountPlaces = (pool: Pool, eventId: string): Promise<CounterDifference[]> =>
  callFunction<CounterDifference>(pool, "counter_differences", [eventId]);
