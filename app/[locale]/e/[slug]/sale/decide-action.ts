import type { StatusDocument } from "#http/events/event-schemas.ts";

/** Whoever is on the waitlist of a sold-out event may have a number of its queue, too. */
type Waiting = { isOnWaitlist?: boolean };

/** What this browser already has for the event. */
export type MyPlace =
  | ({ kind: "nothing" } & Waiting)
  | ({ kind: "number"; number: number | null } & Waiting)
  | { kind: "held"; bookingId: string; offeredUntil?: string | undefined }
  /** Paid, as far as this browser knows, or waiting for the bank. */
  | { kind: "pending"; bookingId: string }
  | { kind: "confirmed"; bookingId: string };

/** The one action of the event page. */
export type Action =
  | "continue"
  | "see_booking"
  | "ticket"
  | "book"
  | "join_draw"
  | "join_queue"
  | "back_to_queue"
  | "countdown"
  | "waitlist"
  | "back_to_waitlist"
  | "none"
  | "loading";

export function decideAction(status: StatusDocument | null, myPlace: MyPlace): Action {
  if (myPlace.kind === "confirmed") return "ticket";
  if (myPlace.kind === "pending") return "see_booking";
  if (myPlace.kind === "held") return "continue";
  if (!status) return "loading";
  switch (status.phase) {
    case "scheduled":
      return "countdown";
    case "pre_queue":
      return myPlace.kind === "number" ? "back_to_queue" : "join_draw";
    case "open":
      return isWaiting(status, myPlace) ? "back_to_queue" : "book";
    case "standby":
      return myPlace.kind === "number" ? "back_to_queue" : "join_queue";
    case "sold_out":
      if (myPlace.isOnWaitlist) return "back_to_waitlist";
      return status.waitlistOpen ? "waitlist" : "none";
    case "closed":
    case "cancelled":
      return "none";
  }
}

/** A number that is or was called can book right away. */
const isWaiting = (status: StatusDocument, myPlace: MyPlace): boolean =>
  myPlace.kind === "number" && (myPlace.number === null || myPlace.number > status.queue.serving);
