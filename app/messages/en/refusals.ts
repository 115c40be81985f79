/** What a person is told for each refusal of the API, by its code. */
export const refusals: Record<string, string> = {
  sale_not_open: "Booking has not opened yet.",
  sold_out: "The last place has just been booked. All places are taken.",
  sale_closed: "Booking has closed.",
  category_full: "This choice is full now. Please pick another; your turn is kept.",
  claims_used_up:
    "You have had a place twice and it ran out both times. Please write to the organizer if you need help.",
  busy: "Very many people are booking this second. You have lost nothing; please press once more.",
  invalid_ticket: "Your place in the queue could not be read. Please press Book once more.",
  rate_limited: "That was too often in a short time. Please wait a few seconds and press once more.",
  proof_required: "We have to check that a person is booking. Please press once more.",
  unreachable: "No connection. Nothing is lost; please try again when you are online.",
  already_booked:
    "There is already a booking with this phone number or email address. It is paid, or being paid just now; its ticket comes by email. One person books one place, so that everybody has a chance.",
  payment_unknown:
    "The bank has not said yet whether your earlier payment went through. If it did, you have your place and need not pay again. If not, you can pay here.",
  checkout_not_loaded: "The payment window could not be loaded. Check your connection and press once more.",
  hold_expired: "The time for this place is up, and it went back to the others.",
  participant_missing: "Please fill in the form first.",
  payment_under_way: "A payment is under way, so the place can't be given back now.",
  already_confirmed: "Your booking is already confirmed.",
  booking_ended: "This booking has ended.",
  gateway_busy: "The payment service does not answer right now. Your place is kept; please press once more.",
  unknown: "Something went wrong on our side. Please try again.",
};
