import type { AttentionAction } from "#booking/attention/attention-actions.ts";
import type { Text } from "../language/text.ts";

type ActionCopy = {
  button: Text;
  /** Above the one field that each asks for. */
  label: Text;
  hint?: Text;
  confirm: Text;
  /** Its place in the API, and what its field is called there. */
  path: string;
  field: "note" | "reference";
};

export const actionCopy: Record<AttentionAction, ActionCopy> = {
  give_back_money: {
    button: "Refund the payment",
    label: "Why",
    hint: "For the record. The person is told that the money is on its way, and when it arrives.",
    confirm: "Refund it now",
    path: "give-back-money",
    field: "note",
  },
  mark_resolved: {
    button: "Mark as solved",
    label: "What was done",
    hint: "For the record, and for whoever looks at it after you.",
    confirm: "Mark as solved",
    path: "mark-resolved",
    field: "note",
  },
  retry_refund: {
    button: "Ask Razorpay again",
    label: "Why it should work now",
    hint: "For the record. If it fails again, it is back on this list.",
    confirm: "Ask again",
    path: "retry-refund",
    field: "note",
  },
  pay_out_by_hand: {
    button: "Paid out by hand",
    label: "Reference of the transfer, such as a UTR",
    hint: "Pay first, then record it here. The person is told this reference.",
    confirm: "Record the transfer",
    path: "pay-out-by-hand",
    field: "reference",
  },
  cancel_booking: {
    button: "Cancel the booking",
    label: "Reason",
    hint: "The rider will see it.",
    confirm: "Cancel the booking",
    path: "cancel-booking",
    field: "note",
  },
  resend_message: {
    button: "Send it again",
    label: "Why it should arrive now",
    hint: "For the record. It goes to the address or number that the person gave.",
    confirm: "Send it again",
    path: "resend-message",
    field: "note",
  },
  resend_all: {
    button: "Send all like it again",
    label: "Why they should arrive now",
    hint: "For the record. All emails, or all texts, of this event that did not arrive go out again.",
    confirm: "Send all again",
    path: "resend-all",
    field: "note",
  },
};

export const resolutionCopy = {
  ended_by_itself: "Ended by itself",
  marked_resolved: "Marked as solved",
  give_back_money: "The payment was refunded",
  retry_refund: "The refund was requested again",
  pay_out_by_hand: "Paid out by hand",
  cancel_booking: "The booking was cancelled",
  resend_message: "Sent again",
} as const satisfies Record<string, Text>;
