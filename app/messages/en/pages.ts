export const pages = {
  notFound: {
    title: "There is no page here",
    text: "The link may be incomplete. Please open it once more from the message in which you got it.",
  },
  error: {
    title: "This page could not be shown",
    text: "Something went wrong on our side. A place that you hold is not touched by it.",
    retry: "Try again",
  },
  policyNames: { terms: "Terms", privacy: "Privacy", refunds: "Refunds", contact: "Contact" },
  home: {
    title: "Startline",
    lead: "Booking for the minute in which everybody books.",
    text: "Startline sells the places of sports events run by NGOs. There is nothing to browse here: the organizer of your event sends you its link.",
    points: [
      ["A place that you got stays yours", "It is set aside for 5 minutes while you fill in the form and pay."],
      ["Never more tickets than places", "Nobody pays for a place that does not exist."],
      ["A fair queue", "A crowd gets numbers. Reloading or a lost connection changes nothing."],
      ["One price", "What you see first is what you pay, for every way to pay."],
    ] as [string, string][],
    haveTicket: "You have booked?",
    haveTicketText: "Your ticket opens with the link in your confirmation e-mail.",
  },
};
