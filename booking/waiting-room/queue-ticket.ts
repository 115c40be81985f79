import { isSameSecret, type SigningKey, sha256, sign } from "#platform/keys.ts";
import { VISITOR_BYTES } from "./draw.ts";

/** Proof of one place in one event's queue. The visitor keeps it; we keep nothing per person waiting. Nothing in it is personal. */
export type QueueTicket = {
  eventId: string;
  /** How many had joined with it, itself included. It never changes; the number is drawn from it, or it is the number. */
  index: number;
  /** Who holds it: a hash of the visitor's nonce. One ticket id owns at most one live booking. */
  ticketId: string;
  /** Claims nothing before this moment, in seconds of Unix time: whoever joins behind a crowd stays for a while first. */
  validFrom: number;
};

export const NONCE_PATTERN = /^[A-Za-z0-9_-]{22,64}$/;

/**
 * The nonce is the visitor's secret: only its hash is stored or signed. 22 characters. They follow from the 9 bytes that the queue
 * keeps, so that two nonces with one place have one ticket too, and a place is never claimed twice by finding such a pair.
 */
export function ticketIdOf(nonce: string): string {
  const visitor = sha256(nonce).subarray(0, VISITOR_BYTES);
  return Buffer.concat([visitor, sha256(visitor).subarray(0, 16 - VISITOR_BYTES)]).toString("base64url");
}

const VERSION = "q2";
const FIELDS = /^q2\.([A-Za-z0-9_-]{6})\.(evt_[0-9a-z]{8})\.([1-9]\d{0,14})\.(\d{1,11})\.([A-Za-z0-9_-]{22})$/;

/** `q2.<key id>.<fields>.<signature>`, signed with the first of the keys; the fields are free of dots, so it has one reading only. */
export function signTicket(keys: readonly SigningKey[], ticket: QueueTicket): string {
  const [current] = keys;
  if (!current) throw new Error("no key to sign tickets with");
  const fields = [VERSION, current.id, ticket.eventId, ticket.index, ticket.validFrom, ticket.ticketId].join(".");
  return `${fields}.${sign(current.key, fields).toString("base64url")}`;
}

/** The ticket, if one of our keys signed it for this event; null for anything else. */
export function readTicket(keys: readonly SigningKey[], text: string, eventId: string): QueueTicket | null {
  const end = text.lastIndexOf(".");
  const fields = text.slice(0, end);
  const match = FIELDS.exec(fields);
  if (!match || match[2] !== eventId) return null;
  const key = keys.find(({ id }) => id === match[1])?.key;
  if (!key || !isSameSecret(text.slice(end + 1), sign(key, fields).toString("base64url"))) return null;
  return { eventId, index: Number(match[3]), validFrom: Number(match[4]), ticketId: match[5] as string };
}
