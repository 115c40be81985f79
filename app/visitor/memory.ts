import type { Language } from "#platform/languages.ts";
import type { PlaceLink } from "./place-link.ts";
import type { Challenge } from "./proof/challenge.ts";
import type { WaitMemory } from "./wait/follow-wait.ts";

/** What this browser keeps of one event: the visitor's secret nonce and what it brought. */
export type EventMemory = {
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

export type BookingMemory = {
  /** Missing where only our cookie opens the booking. */
  accessToken?: string | undefined;
  slug?: string;
  /** Checkout reported success in this browser. */
  hasReturned?: boolean;
};

export type Draft = {
  name: string;
  phone: string;
  email: string;
  answers: Record<string, string>;
  isWaiverAccepted: boolean;
  /** The waiver's text that is read, and under which the tick was set. */
  waiver?: { language: Language; version: number };
};

const keys = {
  event: (slug: string) => `startline.event.${slug}`,
  booking: (bookingId: string) => `startline.booking.${bookingId}`,
  confirmed: (bookingId: string) => `startline.confirmed.${bookingId}`,
  draft: (bookingId: string) => `startline.draft.${bookingId}`,
  latestDraft: (slug: string) => `startline.latest-draft.${slug}`,
};

export const recallEvent = (slug: string): EventMemory | null => read(keys.event(slug));
export const recallBooking = (bookingId: string): BookingMemory | null => read(keys.booking(bookingId));

/** Adds to what is known of the event; makes the nonce at the first call. */
export function rememberEvent(slug: string, change: Partial<EventMemory>): EventMemory {
  const known = recallEvent(slug) ?? { nonce: newNonce() };
  const next = { ...known, ...change };
  write(keys.event(slug), next);
  return next;
}

export const rememberBooking = (bookingId: string, booking: BookingMemory): void =>
  write(keys.booking(bookingId), { ...recallBooking(bookingId), ...booking });

/** What the server said last of a booking that was confirmed. It is about a person: null takes it away. */
export const keepConfirmed = (bookingId: string, view: object | null): void => write(keys.confirmed(bookingId), view);
/** Of whatever release of this page wrote it. */
export const recallConfirmed = (bookingId: string): unknown => read(keys.confirmed(bookingId));

/** The latest other booking of the event that this browser knows; null when there is none. */
export function recallEarlierBooking(slug: string, bookingId: string): string | null {
  const prefix = keys.booking("");
  const known = [...fallback.keys(), ...Object.keys(storage() ?? {})]
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((id) => id !== bookingId && recallBooking(id)?.slug === slug);
  // Ids of one event grow with time.
  return known.toSorted().at(-1) ?? null;
}

/** What was typed for the booking; for a new booking of the event, what was typed last, but for the waiver. */
export function recallDraft(slug: string, bookingId: string): Draft | null {
  const latest = read<Draft>(keys.latestDraft(slug));
  return read<Draft>(keys.draft(bookingId)) ?? (latest && { ...latest, isWaiverAccepted: false });
}

export function rememberDraft(slug: string, bookingId: string, draft: Draft): void {
  write(keys.draft(bookingId), draft);
  write(keys.latestDraft(slug), draft);
}

export function forgetDraft(slug: string, bookingId: string): void {
  write(keys.draft(bookingId), null);
  write(keys.latestDraft(slug), null);
}

/** A ticket that the server can't read is worth nothing; the nonce brings it back. */
export function forgetTicket(slug: string): void {
  const { nonce, isFromLink, categoryId, bookingId } = recallEvent(slug) ?? { nonce: newNonce() };
  write(keys.event(slug), { nonce, isFromLink, categoryId, bookingId });
}

/** Takes a link's place: what this browser had of the event before does not belong to it. */
export function adoptPlace(slug: string, { nonce, ticket, index }: PlaceLink): void {
  const known = recallEvent(slug);
  if (known && (known.nonce === nonce || (known.ticket !== undefined && known.ticket === ticket))) return;
  const { categoryId } = known ?? {};
  const isFromCookie = nonce === null;
  write(keys.event(slug), { nonce: nonce ?? newNonce(), isFromLink: true, isFromCookie, ticket, index, categoryId });
}

/** Calls `changed` when another tab of this browser has learnt something of the event; answers how to stop. */
export function watchEvent(slug: string, changed: () => void): () => void {
  return watchKey(keys.event(slug), changed);
}

/** The same for what it has learnt of a booking. */
export function watchBooking(bookingId: string, changed: () => void): () => void {
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

/** Stands in for localStorage where a browser refuses it: enough for one page. */
const fallback = new Map<string, string>();

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(storage()?.getItem(key) ?? fallback.get(key) ?? "null");
  } catch {
    return null;
  }
}

function write(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  fallback.set(key, text);
  try {
    if (value === null) storage()?.removeItem(key);
    else storage()?.setItem(key, text);
  } catch {
    // Full or forbidden: the fallback has it.
  }
}

/** Whether the next page will know what this one was told. Some browsers refuse to keep anything. */
export function isMemoryKept(): boolean {
  const probe = "startline.probe";
  try {
    window.localStorage.setItem(probe, "1");
    window.localStorage.removeItem(probe);
    return true;
  } catch {
    return false;
  }
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
