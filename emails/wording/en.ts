/** Every word of the e-mails in English; another language is another file of this shape. Slots are in braces. */
export const english = {
  locale: "en",
  confirmed: {
    subject: "Your place is confirmed: {event}",
    preview: "{date}. Reference {reference}.",
    heading: "Your place is confirmed",
    opening: "{name}, your place is paid for and yours. Show this code when you report.",
    openingFree: "{name}, the organizer has given you a place. Show this code when you report.",
    button: "Open your ticket",
    keep: "The button opens your booking without a password, so keep this e-mail to yourself.",
    calendar: "The attached file puts the event into your calendar.",
  },
  lost: {
    subject: "Your money is coming back: {event}",
    preview: "{amount} goes back to the account you paid from.",
    heading: "You did not get a place, and your money is coming back",
    opening:
      "{name}, your payment for {event} reached us after the time for which your place was kept, and by then all places were taken.",
    promise: "The full {amount} goes back to the account you paid from. You do not have to do anything.",
  },
  ended: {
    heading: "Your money is coming back",
    opening: "{name}, your payment for {event} reached us after your booking had ended.",
  },
  cancelled: {
    subject: "Your booking is cancelled: {event}",
    preview: "Booking {reference} has ended.",
    heading: "Your booking is cancelled",
    opening:
      "{name}, your booking {reference} for {event} on {date} is cancelled. The code in your ticket is no longer valid.",
    promise: "{amount} goes back to the account you paid from. You do not have to do anything.",
  },
  surplus: {
    subject: "You paid twice; one payment is coming back: {event}",
    preview: "{amount} goes back to the account you paid from.",
    heading: "You paid twice, and one payment is coming back",
    opening: "{name}, we received a second payment for your booking {reference} for {event}. One is enough.",
    promise:
      "The second {amount} goes back to the account you paid from. Your booking is unchanged. You do not have to do anything.",
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
  },
  rows: {
    map: "Map",
    reporting: "Reporting",
    amountPaid: "Amount paid, all included",
    paidOn: "Paid on",
    payment: "Payment reference",
    booking: "Booking reference",
    amountBack: "Amount coming back",
    refund: "Refund reference",
    arrives: "Arrives",
  },
  workingDays: "in 5 to 7 working days",
  bookingButton: "Open your booking",
  question: "Questions? Ask {organizer}.",
  footer: "You get this e-mail because of your booking for {event} by {organizer}, sold through Startline.",
};
