import type { Language } from "#platform/languages.ts";

/** Chosen by us: how long an offer is open, and never longer than until the event starts. */
export const TRANSFER_OPEN_DAYS = 7;

export type TransferState = "pending" | "accepted" | "cancelled" | "expired";

/** Whom a message or an offer goes to. */
export type Person = { name: string; phone: string; email: string; language: Language };

/** A confirmed booking that is offered to another person. */
export type Transfer = {
  id: string;
  eventId: string;
  bookingId: string;
  state: TransferState;
  to: Person;
  requestedBy: string;
  requestedAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  /** Who had the booking before; null unless it was accepted. */
  former: Person | null;
  /** Of the links that the new person got; null unless it was accepted. */
  linkGeneration: number | null;
};

/** The state as a person should see it: its time may be over before anybody wrote it down. */
export const transferStateNow = ({ state, expiresAt }: Pick<Transfer, "state" | "expiresAt">, now: Date) =>
  state === "pending" && expiresAt <= now ? "expired" : state;
