import type { EventState } from "#booking/events/bookable-event.ts";
import { OFFER_MINUTES_MIN } from "#booking/waitlist/waitlist-entry.ts";
import type { LiveSaleDocument } from "#http/admin/sale-schemas.ts";
import type { Text } from "../../../language/text.ts";

/** Whether a place that comes back is offered to who waits, and if not, why. `over`: the sale is closed, or so nearly that nothing is offered. */
export type WaitlistStanding = "offering" | "off" | "paused" | "over" | "cancelled";

type Sale = { state: EventState; isPaused: boolean; closesAt: Date; isWaitlistOn: boolean };

export function waitlistStandingOf({ state, isPaused, closesAt, isWaitlistOn }: Sale, now: Date): WaitlistStanding {
  if (state === "cancelled") return "cancelled";
  if (state === "closed" || closesAt.getTime() - now.getTime() < OFFER_MINUTES_MIN * 60_000) return "over";
  if (!isWaitlistOn) return "off";
  return isPaused ? "paused" : "offering";
}

/** The same of the sale that a page watches. */
export const standingOfLive = ({
  state,
  controls,
  closesAt,
  waitlist,
  generatedAt,
}: LiveSaleDocument): WaitlistStanding =>
  waitlistStandingOf(
    { state, isPaused: controls.isPaused, closesAt: new Date(closesAt), isWaitlistOn: waitlist.isOn },
    new Date(generatedAt),
  );

export const standingCopy: Record<WaitlistStanding, Text> = {
  offering: "The waitlist is on: places that come back are offered.",
  off: "The waitlist is off: nobody can join, and nothing is offered. Offers that were made stand.",
  paused: "The sale is paused: nothing is offered to the waitlist until you resume it. Offers that were made stand.",
  over: "The sale is closed or about to close: nobody on the waitlist is offered a place any more.",
  cancelled: "The event is cancelled, and its waitlist has ended.",
};
