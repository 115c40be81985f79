import type { Copy } from "./copy.ts";
import { booking } from "./hi/booking.ts";
import { event } from "./hi/event.ts";
import { fairness } from "./hi/fairness.ts";
import { offer } from "./hi/offer.ts";
import { pages } from "./hi/pages.ts";
import { policies } from "./hi/policies.ts";
import { refusals } from "./hi/refusals.ts";
import { rehearsal } from "./hi/rehearsal.ts";
import { tickets } from "./hi/tickets.ts";
import { waiting } from "./hi/waiting.ts";
import { waitlist } from "./hi/waitlist.ts";

export const hi: Copy = {
  event,
  fairness,
  waiting,
  booking,
  refusals,
  pages,
  policies,
  tickets,
  offer,
  rehearsal,
  waitlist,
};
