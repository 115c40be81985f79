import type { BookingState } from "../bookings/booking.ts";
import type { Statement } from "../ledger/statement.ts";

/** One booking's money. Only bookings of which any was captured have a line. */
export type StatementLine = Statement & {
  bookingId: string;
  reference: string;
  state: BookingState;
  categoryName: string;
  confirmedAt: Date | null;
};

export type StatementCounts = {
  confirmed: number;
  complimentary: number;
  /** Added by an organizer who took the money in cash: no money of this statement. */
  paidInCash: number;
  cancelled: number;
  payments: number;
  refunds: number;
  /** Wanted or on their way. */
  refundsOpen: number;
  /** Failed for good: a person has to pay them out. */
  refundsFailed: number;
  paidByHand: number;
  disputesLost: number;
  disputesOpen: number;
  quarantined: number;
};
