import type { EventState } from "../events/bookable-event.ts";

export type Phase = "scheduled" | "pre_queue" | "open" | "standby" | "sold_out" | "closed" | "cancelled";

export type SaleFacts = {
  state: EventState;
  opensAt: Date;
  closesAt: Date;
  /** Places that nobody has and nobody was promised. */
  free: number;
  called: number;
  held: number;
};

/** What a person needs to know of the sale in one word. Sold out is said only when nothing can come back. */
export function decidePhase(sale: SaleFacts, now: Date): Phase {
  if (sale.state === "cancelled") return "cancelled";
  if (sale.state !== "published" || now >= sale.closesAt) return "closed";
  if (now < sale.opensAt) return "scheduled";
  if (sale.free > 0) return "open";
  return sale.held + sale.called > 0 ? "standby" : "sold_out";
}
