export type ActName =
  | "cancel_booking"
  | "cancel_event"
  | "give_back_money"
  | "retry_refund"
  | "pay_out_by_hand"
  | "mark_dealt_with";

/** What an organizer did, when and why. */
export type Act = {
  id: string;
  act: ActName;
  /** A booking's id, or that of what was looked at. */
  subject: string;
  /** Of the booking that it was done to. */
  reference: string | null;
  by: string;
  at: Date;
  facts: Record<string, string | number | null>;
};
