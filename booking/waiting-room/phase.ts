import type { EventState } from "../events/bookable-event.ts";

export type Phase = "scheduled" | "pre_queue" | "open" | "standby" | "sold_out" | "closed" | "cancelled";

export type SaleFacts = {
  state: EventState;
  /** From here on people may join and wait for the draw. */
  preQueueAt: Date;
  opensAt: Date;
  /** Or when the organizer closed it, if that was before. */
  closesAt: Date;
  /** The draw was held, or there was nobody to draw for. */
  isSealed: boolean;
  /** Places that nobody has and nobody was promised. */
  free: number;
  called: number;
  held: number;
  /** Of what may come back, so many places go to the waitlist. */
  spokenFor: number;
};

/** What a person needs to know of the sale in one word. Sold out is said only when nothing can come back to them. */
export function decidePhase(sale: SaleFacts, now: Date): Phase {
  if (sale.state === "cancelled") return "cancelled";
  const isOver = sale.state === "closed" || now >= sale.closesAt;
  // Whoever was called in time has their minute.
  if (sale.state === "draft" || (isOver && sale.called === 0)) return "closed";
  if (now < sale.preQueueAt) return "scheduled";
  if (now < sale.opensAt || !sale.isSealed) return "pre_queue";
  if (sale.free > 0 || isOver) return "open";
  return sale.held + sale.called > sale.spokenFor ? "standby" : "sold_out";
}
