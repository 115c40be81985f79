/** What the page says for each refusal of the API, by its code. */
export const refusals: Record<string, string> = {
  sale_not_open: "Booking has not opened yet.",
  sold_out: "The last place has just been booked. All places are taken.",
  sale_closed: "Booking has closed.",
  category_full: "That ride just filled up. Choose another; you keep your turn.",
  category_hidden: "That ride can't be booked now. Choose another; you keep your turn.",
  claims_used_up:
    "You had a place twice, and your time ran out both times. It's now the turn of the people waiting; when nobody is waiting, you can book again.",
  busy: "It's very busy. Your place is safe; we're trying again.",
  busy_not_sent: "It's very busy, so the ticket wasn't sent. Please try again in a moment.",
  invalid_ticket: "We couldn't read your place in the queue. Please press Book again.",
  rate_limited: "Too many tries. Wait a few seconds, then try again.",
  sent_already:
    "This ticket was sent several times within the last hour. Check your phone, your inbox and your spam folder. If nothing is there, contact the organizer.",
  proof_required: "We need to check that you're not a bot. Please press the button again.",
  unreachable: "No connection. Nothing is lost; try again when you're online.",
  already_booked:
    "There is already a booking with this phone number or email address. It is paid, or being paid right now; its ticket comes by email. Booking for someone else? Enter their own phone number and email address. If they have none, contact the organizer.",
  contact_limit:
    "This event lets up to {limit} riders book with one phone number or email address, and {limit} are booked already or paying right now. For this rider, enter their own phone number and email address. If they have none, contact the organizer.",
  contact_same_name:
    "{name} is booked already with this phone number or email address, or is paying right now. Up to {limit} riders can be booked with it, each under their own name: enter the full name of the person who will ride.",
  payment_unknown:
    "Your bank hasn't told us yet whether your earlier payment went through. If it did, you have your place and don't need to pay again. If not, you can pay here.",
  hold_expired: "Your time ran out and your place was released.",
  participant_missing: "Fill in the form first.",
  payment_under_way: "A payment is in progress, so you can't give up your place right now.",
  already_confirmed: "Your booking is already confirmed.",
  booking_ended: "This booking has ended.",
  gateway_busy: "The payment service isn't answering right now. Your place is held; please try again.",
  unknown: "Something went wrong on our side. Please try again.",
};
