import type { StatusDocument } from "#http/events/event-schemas.ts";
import type { WaitlistEntry } from "#http/events/waitlist-schemas.ts";

export type WaitlistScreen =
  | "loading"
  | "form"
  | "free"
  | "none"
  | "closed"
  | "called_off"
  | "off"
  | "paying"
  | WaitlistEntry["state"];

type Facts = {
  status: Pick<StatusDocument, "phase" | "waitlistOpen"> | null;
  /** Undefined before it is known; null where this browser has none. */
  entry: Pick<WaitlistEntry, "state" | "isWaitlistOn" | "offer"> | null | undefined;
  /** Joining was refused as nobody can join, of which the status may not know yet. */
  isRefused?: boolean;
};

/** What the waitlist's page shows: what this browser has, and else whether anybody can join. */
export function decideWaitlistScreen({ status, entry, isRefused = false }: Facts): WaitlistScreen {
  if (entry === undefined) return "loading";
  // The organizer ended the offer, and nobody gave it back.
  if (entry?.state === "given_back" && status?.phase === "cancelled") return "called_off";
  if (entry?.state === "offered" && entry.offer?.isPaying) return "paying";
  if (entry && entry.state !== "waiting") return entry.state;
  if (!status) return entry ? "waiting" : "loading";
  if (status.phase === "closed") return "closed";
  if (status.phase === "cancelled") return "called_off";
  if (entry) return entry.isWaitlistOn ? "waiting" : "off";
  if (status.waitlistOpen) return isRefused ? "none" : "form";
  return status.phase === "sold_out" ? "none" : "free";
}
