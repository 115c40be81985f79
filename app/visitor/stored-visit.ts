import type { Challenge } from "#http/events/queue-schemas.ts";
import { read, write } from "./local-storage.ts";
import type { PlaceLink } from "./place-link.ts";
import type { WaitMemory } from "./wait/update-wait.ts";

/** What this browser stores for one event: the visitor's secret nonce and what followed from it. */
export type StoredEvent = {
  nonce: string;
  /** The nonce came from a link. Our cookie in this browser is then for another place. */
  isFromLink?: boolean;
  ticket?: string;
  /** The ticket was issued for a nonce that this browser has lost, or never had. */
  isFromCookie?: boolean;
  /** Which join of the event it was; the number follows from it. */
  index?: number;
  /** Null before the draw. */
  number?: number | null;
  /** Its call lapsed, because nobody came. It is still served before newer numbers. */
  hasLapsed?: boolean;
  /** When its number was last seen waiting, and first seen called; and what had been given back by then. */
  turn?: { waitingAt: string | null; calledAt: string | null; secondsGivenBack?: number | undefined };
  /** The proof of work in progress, so that a page that is opened again continues it. */
  work?: { challenge: Challenge; tried: number } | undefined;
  categoryId?: string;
  bookingId?: string | undefined;
  /** The most people that were ever ahead: where the waiting page's bar starts. */
  firstAhead?: number;
  /** The last estimate of the wait, and what it was based on. */
  wait?: WaitMemory | undefined;
};

export type StoredBooking = {
  /** Missing where only our cookie opens the booking. */
  accessToken?: string | undefined;
  slug?: string;
  /** Checkout reported success in this browser. */
  hasReturned?: boolean;
};

/** The entry of an event's waitlist that this browser made, or is about to make. */
export type StoredWaitlist = {
  /** The secret of its form, with which it joins once. */
  requestId: string;
  entryId?: string;
  token?: string;
  /** It no longer waits and has no offer, as far as this browser knows. */
  hasEnded?: boolean;
};

const keys = {
  event: (slug: string) => `startline.event.${slug}`,
  booking: (bookingId: string) => `startline.booking.${bookingId}`,
  waitlist: (slug: string) => `startline.waitlist.${slug}`,
};

export const readStoredEvent = (slug: string): StoredEvent | null => read(keys.event(slug));
export const readStoredBooking = (bookingId: string): StoredBooking | null => read(keys.booking(bookingId));

/** Merges into what is stored for the event; creates the nonce at the first call. */
export function updateStoredEvent(slug: string, change: Partial<StoredEvent>): StoredEvent {
  const known = readStoredEvent(slug) ?? { nonce: newNonce() };
  const next = { ...known, ...change };
  write(keys.event(slug), next);
  return next;
}

export const updateStoredBooking = (bookingId: string, booking: StoredBooking): void =>
  write(keys.booking(bookingId), { ...readStoredBooking(bookingId), ...booking });

export const readStoredWaitlist = (slug: string): StoredWaitlist | null => read(keys.waitlist(slug));

/** Merges into what is stored of the event's waitlist; creates the form's secret at the first call. */
export function updateStoredWaitlist(slug: string, change: Partial<StoredWaitlist>): StoredWaitlist {
  const next = { ...(readStoredWaitlist(slug) ?? { requestId: newNonce() }), ...change };
  write(keys.waitlist(slug), next);
  return next;
}

export const forgetWaitlist = (slug: string): void => write(keys.waitlist(slug), null);

/** A ticket that the server can't read is useless; the nonce gets a new one. */
export function forgetTicket(slug: string): void {
  const { nonce, isFromLink, categoryId, bookingId } = readStoredEvent(slug) ?? { nonce: newNonce() };
  write(keys.event(slug), { nonce, isFromLink, categoryId, bookingId });
}

/** Takes over the place of a link: what this browser stored for the event before does not belong to it. */
export function adoptPlaceLink(slug: string, { nonce, ticket, index }: PlaceLink): void {
  const known = readStoredEvent(slug);
  if (known && (known.nonce === nonce || (known.ticket !== undefined && known.ticket === ticket))) return;
  const { categoryId } = known ?? {};
  const isFromCookie = nonce === null;
  write(keys.event(slug), { nonce: nonce ?? newNonce(), isFromLink: true, isFromCookie, ticket, index, categoryId });
}

/** Calls `changed` when another tab of this browser has stored something for the event; returns how to stop. */
export function watchStoredEvent(slug: string, changed: () => void): () => void {
  return watchKey(keys.event(slug), changed);
}

/** The same for a booking. */
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
