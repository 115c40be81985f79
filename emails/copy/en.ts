/** Every word of the emails in English; another language is another file of this shape. Slots are in braces. */
export const english = {
  locale: "en",
  confirmed: {
    subject: "Your place is confirmed: {event}",
    preview: "{date}. Reference {reference}.",
    heading: "Your place is confirmed",
    opening: "{name}, your place is paid for and confirmed. Show this code when you report.",
    openingFree: "{name}, the organizer has given you a place. Show this code when you report.",
    movedSubject: "Your category has changed: {event}",
    movedHeading: "Your category has changed",
    moved:
      "{name}, {organizer} has moved your booking to {category}. Your place stays confirmed, and your code is the same. Show it when you report.",
    owed: "{owed} is still to be paid for this booking. Pay it to {organizer} in cash, at the latest when you report.",
    cashBack: "{organizer} gives you {owed} back in cash.",
    button: "Open your ticket",
    keep: "The button opens your booking without a password, so keep this email to yourself.",
    calendar: "The attached file adds the event to your calendar.",
  },
  /** Of every refund that has been sent. */
  back: {
    sent: "We have sent {amount} back to the account you paid from. You don't need to do anything.",
    ask: "If it hasn't arrived after 10 working days, give your bank the refund number.",
    byHand: "{organizer} has paid {amount} to you directly, because it couldn't go back to the account you paid from.",
  },
  lost: {
    subject: "Your money has been sent back: {event}",
    preview: "{amount} goes back to the account you paid from.",
    heading: "You did not get a place, and your money has been sent back",
    opening:
      "{name}, your payment for {event} reached us after your time had run out, and by then all places were taken.",
  },
  ended: {
    heading: "Your money has been sent back",
    opening: "{name}, your payment for {event} reached us after your booking {reference} had ended.",
  },
  cancelled: {
    subject: "Your booking is cancelled: {event}",
    preview: "Booking {reference} has ended.",
    heading: "Your booking is cancelled",
    opening: "{name}, the organizer has cancelled your booking {reference} for {event} on {date}.",
    ticketEnds: "The code in your ticket is no longer valid.",
    promise: "{amount} goes back to the account you paid from, in 5 to 7 working days. You don't need to do anything.",
    promiseToPayer:
      "{amount} goes back to whoever paid for this place, to the account they paid from, in 5 to 7 working days.",
    follows: "We'll email you again when it has been sent, with the refund number that your bank can trace.",
    nothingBack: "No further refund is due for this booking.",
    unpaid: "We had received no payment for it. If one still arrives, you get a full refund automatically.",
  },
  eventCancelled: {
    subject: "Cancelled: {event}",
    preview: "{organizer} has cancelled it. Booking {reference} has ended.",
    heading: "{event} has been cancelled",
    opening: "{name}, {organizer} has cancelled {event} on {date}. Your booking {reference} has ended.",
  },
  surplus: {
    subject: "You paid twice; one payment has been sent back: {event}",
    preview: "{amount} goes back to the account you paid from.",
    heading: "You paid twice, and one payment has been sent back",
    opening: "{name}, we received a second payment for your booking {reference} for {event}. One is enough.",
    unchanged: "Your booking stays as it is.",
  },
  sent: {
    subject: "Your refund has been sent: {event}",
    preview: "{amount} goes back to the account you paid from.",
    heading: "Your refund has been sent",
    opening: "{name}, this is about your booking {reference} for {event}.",
  },
  notTaken: {
    subject: "A payment was not taken: {event}",
    preview: "Nothing was charged.",
    heading: "A payment was not taken, and nothing was charged",
    placeGone:
      "{name}, your bank approved your payment for {event} after your time had run out, and no other place was free. So we did not take the money, and you don't have a place.",
    ended:
      "{name}, your bank approved your payment for {event} after your booking {reference} had ended. So we did not take the money.",
    second:
      "{name}, your bank approved another payment for your booking {reference} for {event}, which was already paid for. So we did not take this one.",
    promise:
      "Your bank has put {amount} on hold, and releases it automatically within 5 working days. You don't need to do anything.",
    ticket: "Your ticket is unchanged and valid.",
    days: "automatically, within 5 working days",
  },
  /** What the organizer writes to all riders stands below the opening. */
  announcement: {
    opening: "{name}, a message from {organizer} about {event} on {date}.",
    footer: "You're getting this email because you have a place in {event}. {organizer} sent it through Startline.",
  },
  transferOffered: {
    subject: "A place is offered to you: {event}",
    preview: "{date}. Read it and accept it.",
    heading: "A place at {event} is offered to you",
    opening: "{name}, {organizer} offers you the place of another rider: {event} on {date}.",
    howTo:
      "It is yours once you have answered the organizer's questions and agreed to the waiver. Until then it stays with the other rider.",
    free: "You pay nothing here.",
    button: "Look at the offer",
    until: "Open until",
    footer:
      "You're getting this email because {organizer} entered your address for {event} on Startline. If you don't want the place, you don't need to do anything.",
  },
  transferDone: {
    subject: "Your booking now belongs to another rider: {event}",
    preview: "Booking {reference}. Your ticket is no longer valid.",
    heading: "Your booking now belongs to another rider",
    opening: "{name}, your booking {reference} for {event} on {date} now belongs to the person you gave it to.",
    ticketEnds: "Your ticket and the links to it are no longer valid.",
    money:
      "No money goes back for this. If the booking is cancelled later, a refund goes to the account that paid for it.",
  },
  waitlistOffered: {
    subject: "A place is free for you: {event}",
    preview: "It is held for you. Take it before the time is over.",
    heading: "A place at {event} is free for you",
    opening: "{name}, you are on the waitlist for {event} on {date}, and a place has come back. It is held for you.",
    howTo:
      "Fill in the form and pay, and it is yours. If you don't want it, open the place and give it back, so that someone else can have it at once. If the time runs out, it goes to the next person who waits, or back on sale.",
    button: "Take the place",
    until: "Held for you until",
    price: "Price, all included",
    footer: "You're getting this email because you joined the waitlist for {event} by {organizer} on Startline.",
  },
  ticket: {
    reference: "Reference",
    name: "Name",
    category: "Category",
    when: "When",
    where: "Where",
    code: "QR code of your reference {reference}",
  },
  sections: {
    onTheDay: "On the day",
    bring: "What to bring",
    included: "What is included",
    rules: "Rules",
    receipt: "Receipt",
    refund: "Your refund",
    payment: "The payment",
    note: "From {organizer}",
  },
  rows: {
    map: "Map",
    reporting: "Reporting",
    amountPaid: "Amount paid, all included",
    paidOn: "Paid on",
    payment: "Payment number",
    booking: "Booking reference",
    amountBack: "Amount coming back",
    refund: "Refund number",
    arrives: "Arrives",
    setAside: "Amount on hold at your bank",
    freed: "Released",
  },
  workingDays: "in 5 to 7 working days, sometimes up to 10",
  bookingButton: "Open your booking",
  question: "Questions? Ask {organizer}.",
  footer: "You're getting this email because you booked {event} by {organizer} through Startline.",
};

/** Every language has English's entries; a missing one does not compile. */
export type EmailCopy = typeof english;
