import type { ListedBooking } from "./listed-booking.ts";

/** A rider as somebody who looks for them in all events sees them. */
export type FoundRider = Pick<
  ListedBooking,
  "reference" | "bibNumber" | "state" | "categoryName" | "name" | "phone"
> & { slug: string; eventTitle: string; bookingId: string };
