import type { BookingState } from "../bookings/booking.ts";
import type { Column } from "./download-columns.ts";

/** In which a list of riders is read: as they booked, or by bib, with those who have none at its end. */
export const LIST_ORDERS = ["booked", "bib"] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Whose rows. Null: whichever. */
export type ListFilter = { state: BookingState | null; categoryId: string | null };

/** What was chosen to be downloaded. */
export type RidersList = ListFilter & { order: ListOrder; columns: readonly Column[] };
