import { booking } from "./en/booking.ts";
import { event } from "./en/event.ts";
import { fairness } from "./en/fairness.ts";
import { offer } from "./en/offer.ts";
import { pages } from "./en/pages.ts";
import { policies } from "./en/policies.ts";
import { refusals } from "./en/refusals.ts";
import { rehearsal } from "./en/rehearsal.ts";
import { tickets } from "./en/tickets.ts";
import { waiting } from "./en/waiting.ts";
import { waitlist } from "./en/waitlist.ts";

export const en = { event, fairness, waiting, booking, refusals, pages, policies, tickets, offer, rehearsal, waitlist };
