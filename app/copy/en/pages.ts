import { error } from "./broken-page.ts";
import { notFound } from "./missing-page.ts";

export const pages = {
  notFound,
  error,
  languages: "Language",
  back: "Back",
  whomToAsk: "Contact the organizer",
  policyNames: { terms: "Terms", privacy: "Privacy", refunds: "Refunds", contact: "Contact" },
  home: {
    title: "Startline",
    lead: "Fair booking when everyone books at once.",
    text: "Startline takes bookings for sports events run by NGOs. There is nothing to browse here: your event's organizer sends you the link.",
    points: [
      ["Your place stays yours", "It is held for 5 minutes while you fill in the form and pay."],
      ["Never more tickets than places", "Nobody pays for a place that doesn't exist."],
      [
        "A fair queue",
        "When it's crowded, everyone gets a number. Reloading or losing your connection changes nothing.",
      ],
      ["One price", "The price you see first is the price you pay, however you pay."],
    ] as [string, string][],
    haveTicket: "Already booked?",
    haveTicketText: "Open your ticket with the link in your confirmation email.",
  },
};
