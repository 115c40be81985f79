import type { Challenge } from "#http/events/queue-schemas.ts";
import { read, write } from "./local-storage.ts";
import type { PlaceLink } from "./place-link.ts";
import type { WaitMemory } from "./wait/update-wait.ts";

/** What this browser keeps of one event: the visitor's secret nonce and what it brought. */
export type StoredEvent = {
  nonce: string;
  /** A link brought the nonce. Our cookie in this browser is of somebody else's place then. */
  isFromLink?: boolean;
  ticket?: string;
  /** The ticket was given for a nonce that this browser has forgotten, or never knew. */
  isFromCookie?: boolean;
  /** Which join of the event it was; the number follows from it. */
  index?: number;
  /** Null before the draw. */
  number?: number | null;
  /** Its call went to others, because nobody came. It is still served before newer numbers. */
  hasLapsed?: boolean;
  /** When its number was last seen waiting, and first seen called. */
  turn?: { waitingAt: string | null; calledAt: string | null };
  /** The proof of work that was begun here, so that a closed page goes on with it. */
  work?: { challenge: Challenge; tried: number } | undefined;
  categoryId?: string;
  bookingId?: string | undefined;
  /** How many people were ahead at most: where the bar of the waiting page begins. */
  firstAhead?: number;
  /** What it was told of its wait, and why. */
  wait?: WaitMemory | undefined;
};

export type StoredBooking = {
  /** Missing where only our cookie opens the booking. */
  accessToken?: string | undefined;
  slug?: string;
  /** Checkout reported success in this browser. */
  hasReturned?: boolean;
};

const keys = {
  event: (slug: string) => `startline.event.${slug}`,
  booking: (bookingId: string) => `startline.booking.${bookingId}`,
};

export const readStoredEvent = (slug: string): StoredEvent | null => read(keys.event(slug));
export const readStoredBooking = (bookingId: string): StoredBooking | null => read(keys.booking(bookingId));

/** Adds to what is known of the event; makes the nonce at the first call. */
export function updateStoredEvent(slug: string, change: Partial<StoredEvent>): StoredEvent {
  const known = readStoredEvent(slug) ?? { nonce: newNonce() };
  const next = { ...known, ...change };
  write(keys.event(slug), next);
  return next;
}

export const updateStoredBooking = (bookingId: string, booking: StoredBooking): void =>
  write(keys.booking(bookingId), { ...readStoredBooking(bookingId), ...booking });

/** A ticket that the server can't read is worth nothing; the nonce brings it back. */
export function forgetTicket(slug: string): void {
  const { nonce, isFromLink, categoryId, bookingId } = readStoredEvent(slug) ?? { nonce: newNonce() };
  write(keys.event(slug), { nonce, isFromLink, categoryId, bookingId });
}

/** Takes a link's place: what this browser had of the event before does not belong to it. */
export function adoptPlaceLink(slug: string, { nonce, ticket, index }: PlaceLink): void {
  const known = readStoredEvent(slug);
  if (known && (known.nonce === nonce || (known.ticket !== undefined && known.ticket === ticket))) return;
  const { categoryId } = known ?? {};
  const isFromCookie = nonce === null;
  write(keys.event(slug), { nonce: nonce ?? newNonce(), isFromLink: true, isFromCookie, ticket, index, categoryId });
}

/** Calls `changed` when another tab of this browser has learnt something of the event; answers how to stop. */
export function watchStoredEvent(slug: string, changed: () => void): () => void {
  return watchKey(keys.event(slug), changed);
}

/** The same for what it has learnt of a booking. */
export function watchStoredBooking(bookingId: string, changed: () => void): () => void {
  return watchKey(keys.booking(bookingId), changed);
}

function watchKey(watched: string, changed: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => void (key === watched && changed());
  window.addEventListener("storage", onStorage);
  return () => window.removeEventListener("storage", onStorage);
}

/** 32 characters of A-Za-z0-9_-: 192 random bits. */
function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_");
}
