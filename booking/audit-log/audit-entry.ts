export type ActName =
  | "cancel_booking"
  | "cancel_event"
  | "give_back_money"
  | "retry_refund"
  | "pay_out_by_hand"
  | "mark_dealt_with"
  | "resend_messages"
  | "publish_event"
  | "close_sale"
  | "open_sale_again"
  | "change_capacity"
  | "change_categories"
  | "unpublish_event"
  | "pause_sale"
  | "resume_sale"
  | "change_pace"
  | "change_concurrency"
  | "change_notice";

/** What an organizer did, when and why. */
export type Act = {
  id: string;
  act: ActName;
  /** A booking's id, the event's, or that of what was looked at. */
  subject: string;
  /** Of the booking that it was done to. */
  reference: string | null;
  by: string;
  at: Date;
  facts: Record<string, string | number | boolean | null>;
};
