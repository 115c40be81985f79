import type { BookingState } from "#booking/bookings/booking.ts";
import type { ListedBooking } from "#booking/bookings-list/listed-booking.ts";
import { rupees } from "#platform/money.ts";
import type { Text } from "../../../language/text.ts";
import type { Translate } from "../../../language/translate.ts";

/** What the place was paid with. */
export function paidCopy(
  {
    amountPaise,
    cashPaise,
    complimentaryReason,
  }: Pick<ListedBooking, "amountPaise" | "cashPaise" | "complimentaryReason">,
  t: Translate,
): string {
  if (complimentaryReason !== null) return t("Complimentary");
  if (cashPaise === null) return rupees(amountPaise);
  const cash = rupees(cashPaise);
  return amountPaise > 0
    ? t("{online} and {cash} in cash", { online: rupees(amountPaise), cash })
    : t("{cash} in cash", { cash });
}

/** What became of the booking; in files it is said in English (booking/bookings-list/state-copy.ts). */
export const stateCopy: Record<BookingState, Text> = {
  confirmed: "Confirmed",
  paying: "Paying",
  held: "Held",
  expired: "Expired",
  released: "Given up",
  cancelled: "Cancelled",
};

export const stateTones: Partial<Record<BookingState, string>> = {
  confirmed: "text-yours",
  paying: "text-time",
  held: "text-time",
};
