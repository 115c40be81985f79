import type { BookableEvent } from "../events/bookable-event.ts";
import type { RefundScope } from "../payments/cancel-booking.ts";
import { cancelEvent } from "../payments/cancel-event.ts";
import type { PaymentDeps } from "../payments/payment-deps.ts";

export type CancelEventRefusal = "not_confirmed" | "not_published";
export type CancelEventAnswer = { cancelled: true; isNew: boolean } | { cancelled: false; because: CancelEventRefusal };

/**
 * Cancels an event for good, after its title or its link was typed. Asked for twice, it is done once: the first scope and
 * note stand. A draft, which nobody has booked, cannot be cancelled.
 */
export async function cancelWholeEvent(
  deps: PaymentDeps,
  event: BookableEvent,
  { scope, note, by, typed }: { scope: RefundScope; note: string; by: string; typed: string },
): Promise<CancelEventAnswer> {
  if (!isConfirmation(event, typed)) return { cancelled: false, because: "not_confirmed" };
  if (event.state === "draft") return { cancelled: false, because: "not_published" };
  const outcome = await cancelEvent(deps, event.id, { scope, note, by });
  return { cancelled: true, isNew: outcome === "cancelled" };
}

const isConfirmation = ({ title, slug }: BookableEvent, typed: string): boolean =>
  [title, slug].some((name) => plain(name) === plain(typed));

/** Capitals and spaces are a phone's keyboard's. */
const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/g, " ");
