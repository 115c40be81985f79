/** What this browser keeps of one event: the visitor's secret nonce and what it brought. */
export type EventMemory = {
  nonce: string;
  ticket?: string;
  number?: number | null;
  categoryId?: string;
  bookingId?: string;
  /** How many people were ahead at first: where the bar of the waiting page begins. */
  firstAhead?: number;
};

export type BookingMemory = {
  accessToken: string;
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
};

const keys = {
  event: (slug: string) => `startline.event.${slug}`,
  booking: (bookingId: string) => `startline.booking.${bookingId}`,
  draft: (bookingId: string) => `startline.draft.${bookingId}`,
};

export const recallEvent = (slug: string): EventMemory | null => read(keys.event(slug));
export const recallBooking = (bookingId: string): BookingMemory | null => read(keys.booking(bookingId));
export const recallDraft = (bookingId: string): Draft | null => read(keys.draft(bookingId));

/** Adds to what is known of the event; makes the nonce at the first call. */
export function rememberEvent(slug: string, change: Partial<EventMemory>): EventMemory {
  const known = recallEvent(slug) ?? { nonce: newNonce() };
  const next = { ...known, ...change };
  write(keys.event(slug), next);
  return next;
}

export const rememberBooking = (bookingId: string, booking: BookingMemory): void =>
  write(keys.booking(bookingId), { ...recallBooking(bookingId), ...booking });

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
export const rememberDraft = (bookingId: string, draft: Draft): void => write(keys.draft(bookingId), draft);
export const forgetDraft = (bookingId: string): void => write(keys.draft(bookingId), null);
/** A ticket that the server can't read is worth nothing; the nonce brings it back. */
export function forgetTicket(slug: string): void {
  const { ticket: _, number: __, firstAhead: ___, ...rest } = recallEvent(slug) ?? { nonce: newNonce() };
  write(keys.event(slug), rest);
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

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
