import type { BookingState } from "./booking.ts";

/** A visitor whose ticket we have read asks for a place. The ids are used only if a hold is made. */
export type Claim = {
  ticketId: string;
  /** Null: it has no turn, and may only get the booking that it has. */
  number: number | null;
  categoryId: string;
  bookingId: string;
  reference: string;
};

export type ClaimRefusal =
  | "not_called"
  | "category_full"
  | "sold_out"
  | "claims_used_up"
  | "sale_not_open"
  | "sale_closed"
  | "busy";

export type ClaimedBooking = {
  id: string;
  state: BookingState;
  categoryId: string;
  amountPaise: number;
  holdExpiresAt: Date;
};

export type ClaimAnswer =
  | { granted: true; isNew: boolean; booking: ClaimedBooking }
  | { granted: false; because: ClaimRefusal; openCategoryIds: string[] };
