import { isSameSecret, sha256, sign } from "#platform/keys.ts";

/** Proof of one number in one event's queue. The visitor keeps it; we keep nothing per person waiting. */
export type QueueTicket = {
  eventId: string;
  /** Numbers of different epochs are different numbers: an epoch ends when the counter that issued them was lost. */
  epoch: number;
  number: number;
  /** Who holds it: a hash of the visitor's nonce. One ticket id owns at most one live booking. */
  ticketId: string;
};

export const NONCE_PATTERN = /^[A-Za-z0-9_-]{22,64}$/;

/** The nonce is the visitor's secret: only its hash is stored or signed. 22 characters. */
export const ticketIdOf = (nonce: string): string => sha256(nonce).subarray(0, 16).toString("base64url");

const VERSION = "q1";

/** `q1.<fields>.<signature>`; the fields are free of dots, so the signed message has one reading only. */
export function signTicket(key: Buffer, ticket: QueueTicket): string {
  const fields = [VERSION, ticket.eventId, ticket.epoch, ticket.number, ticket.ticketId].join(".");
  return `${fields}.${sign(key, fields).toString("base64url")}`;
}

/** The ticket, if we signed it for this event; null for anything else. */
export function readTicket(key: Buffer, text: string, eventId: string): QueueTicket | null {
  const end = text.lastIndexOf(".");
  const fields = text.slice(0, end);
  const match = /^q1\.(evt_[0-9a-z]{8})\.(\d{1,9})\.(\d{1,15})\.([A-Za-z0-9_-]{22})$/.exec(fields);
  if (!match || match[1] !== eventId) return null;
  if (!isSameSecret(text.slice(end + 1), sign(key, fields).toString("base64url"))) return null;
  return { eventId, epoch: Number(match[2]), number: Number(match[3]), ticketId: match[4] as string };
}
