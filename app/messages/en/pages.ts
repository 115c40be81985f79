import { error } from "./broken-page.ts";
import { notFound } from "./missing-page.ts";

export const pages = {
  notFound,
  error,
  languages: "Language",
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
    haveTicketText: "Your ticket opens with the link in your confirmation email.",
  },
};
