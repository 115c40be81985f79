import type { BookingState } from "#booking/bookings/booking.ts";
import type { ListedBooking } from "#booking/bookings-list/listed-booking.ts";
import { rupees } from "#platform/money.ts";

/** What the place was paid with. */
export function paidCopy({
  amountPaise,
  cashPaise,
  complimentaryReason,
}: Pick<ListedBooking, "amountPaise" | "cashPaise" | "complimentaryReason">): string {
  if (complimentaryReason !== null) return "Complimentary";
  if (cashPaise === null) return rupees(amountPaise);
  return amountPaise > 0 ? `${rupees(amountPaise)} and ${rupees(cashPaise)} in cash` : `${rupees(cashPaise)} in cash`;
}

export const stateTones: Partial<Record<BookingState, string>> = {
  confirmed: "text-yours",
  paying: "text-time",
  held: "text-time",
};
