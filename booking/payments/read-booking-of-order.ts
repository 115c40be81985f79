import type { Database } from "#platform/database.ts";
import { selectBookingIdOfOrder } from "./orders.sql.ts";

/** The id of the booking for which Razorpay's order was made, or null for an order that is not ours. */
export const readBookingOfOrder = (db: Database, orderId: string): Promise<string | null> =>
  selectBookingIdOfOrder(db, orderId);
