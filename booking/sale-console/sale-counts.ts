import type { SaleControlsView } from "./sale-controls.ts";

/** How a sale goes, as the organizer's screen shows it every few seconds. */
export type SaleCounts = {
  generatedAt: Date;
  capacity: number;
  confirmed: number;
  held: number;
  called: number;
  free: number;
  /** Numbers given out and not called yet. */
  waiting: number;
  /** Who waits for a place that comes back once all is sold; of those held, so many were offered. `total`: all who ever joined. */
  waitlist: { isOn: boolean; waiting: number; offered: number; total: number };
  /** Of those held: in the middle of a payment. */
  paying: number;
  /** What confirmed bookings paid, and our fee in it. */
  revenuePaise: number;
  platformFeePaise: number;
  /** `waitlisted`: who will be offered its next places; nobody while the waitlist is off. */
  categories: {
    id: string;
    name: string;
    capacity: number;
    held: number;
    confirmed: number;
    isHidden: boolean;
    waitlisted: number;
  }[];
  messages: { queued: number; failed: number };
  refunds: { open: number; failed: number };
  /** The last MINUTES_SHOWN whole minutes and the one under way, oldest first. */
  confirmedPerMinute: { minute: Date; count: number }[];
  /** How often people were told to come again, in the last REFUSALS_SHOWN_MINUTES. */
  refused: { newcomer: number; place_holder: number };
  /** How fast riders were answered in the last minute, in all events; null where nobody knows. */
  answers: { answers: number; slow: number } | null;
  warnings: SaleWarning[];
  /** How many things of this event, or of the whole installation, need a person's attention. */
  attention: number;
};

export const MINUTES_SHOWN = 15;
const MINUTE_MS = 60_000;

/** The minute that `now` is in, and the ones before it, with zero where nothing happened. */
export function fillMinutes(
  counted: readonly { minute: Date; count: number }[],
  now: Date,
): { minute: Date; count: number }[] {
  const current = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  const countOf = new Map(counted.map(({ minute, count }) => [minute.getTime(), count]));
  return Array.from({ length: MINUTES_SHOWN + 1 }, (_, index) => {
    const minute = current - (MINUTES_SHOWN - index) * MINUTE_MS;
    return { minute: new Date(minute), count: countOf.get(minute) ?? 0 };
  });
}

/** What goes badly with the sale and its messages. Trouble with money is on the list of what needs attention. */
export type SaleWarning =
  | "place_holders_refused"
  | "newcomers_refused"
  | "fewer_at_once"
  | "paused"
  | "answers_slow"
  | "webhooks_late"
  | "messages_failed"
  | "messages_late";

/** Confirmations should leave within seconds; after this long something is wrong with a provider or the worker. */
const MESSAGE_LATE_MS = 2 * MINUTE_MS;
/** Razorpay's reports are applied within a second; after this long riders wait for their tickets. */
const WEBHOOK_LATE_MS = MINUTE_MS;
/** One answer in twenty that takes longer than SLOW_ANSWER_SECONDS; of a few answers the slowest says nothing. Our choice. */
const SLOW_SHARE_MAX = 0.05;
const SLOW_ANSWERS_MIN = 10;
/** A refusal is told for so long: whoever looks up from the telephone should still see it. */
export const REFUSALS_SHOWN_MINUTES = 5;

type Facts = {
  messagesFailed: number;
  oldestQueuedAt: Date | null;
  refused: { newcomer: number; place_holder: number };
  /** When the oldest of Razorpay's reports came that is not applied yet. */
  oldestWebhookAt: Date | null;
  /** Of the last minute, all events together; null where nobody knows. */
  answers: { answers: number; slow: number } | null;
};

export function listSaleWarnings(sale: Facts, now: Date): SaleWarning[] {
  const isOlder = (at: Date | null, milliseconds: number) => at !== null && now.getTime() - at.getTime() > milliseconds;
  const { answers, slow } = sale.answers ?? { answers: 0, slow: 0 };
  return keysThatHold({
    place_holders_refused: sale.refused.place_holder > 0,
    newcomers_refused: sale.refused.newcomer > 0,
    answers_slow: slow >= SLOW_ANSWERS_MIN && slow > answers * SLOW_SHARE_MAX,
    webhooks_late: isOlder(sale.oldestWebhookAt, WEBHOOK_LATE_MS),
    messages_failed: sale.messagesFailed > 0,
    messages_late: isOlder(sale.oldestQueuedAt, MESSAGE_LATE_MS),
  });
}

/** How the sale runs compared with how it was set to run. */
export function listControlWarnings({ state, controls, now }: SaleControlsView): SaleWarning[] {
  const isOpen = state === "published" && (now.phase === "open" || now.phase === "standby");
  return keysThatHold({
    fewer_at_once: isOpen && now.concurrency < controls.concurrencyTarget,
    paused: isOpen && controls.isPaused,
  });
}

const keysThatHold = (warnings: Partial<Record<SaleWarning, boolean>>): SaleWarning[] =>
  (Object.keys(warnings) as SaleWarning[]).filter((warning) => warnings[warning]);
