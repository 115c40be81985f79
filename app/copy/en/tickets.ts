/** Opening a ticket with the short link of an SMS, and having one sent again. */
export const tickets = {
  opening: "Opening your ticket",
  noScriptTitle: "Your ticket",
  noScript:
    "Your ticket needs JavaScript to open here. Please turn it on in your browser, then open the link again. Your ticket is also in your email.",
  notFoundTitle: "This link doesn't open a ticket",
  notFoundText: "Part of it may be missing. Open it again from the message, or have your ticket sent again.",
  unreachableTitle: "No connection",
  unreachableText: "Check your connection. We're trying again.",
  busyTitle: "It's very busy",
  busyText: "Your ticket is safe. We're trying again.",
  rateLimitedTitle: "Too many tries",
  rateLimited: "Many links were opened from this network just now. We're trying again in a minute.",
  tryNow: "Try now",
  sendTo: "Have my ticket sent again",
  lost: {
    title: "Have your ticket sent again",
    text: "Enter the phone number or the email address you booked with. If there is a booking with it, its ticket goes to the phone and the email address of that booking.",
    noScript:
      "This form needs JavaScript. Please turn it on in your browser, or ask the organizer to send your ticket again.",
    phone: "Mobile number",
    or: "or",
    email: "Email address",
    send: "Send my ticket",
    missing: "Enter a mobile number or an email address.",
    sentTitle: "If there is a booking, its ticket is on its way",
    sentText:
      "It comes by email and SMS within a few minutes. Check your spam folder too. If nothing comes, it was booked with another number or address: ask the organizer.",
    another: "Try another number or address",
    rateLimited: "Many tickets were requested just now. Wait a minute, then try again.",
  },
};
