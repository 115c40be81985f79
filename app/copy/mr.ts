import type { Copy } from "./copy.ts";
import { booking } from "./mr/booking.ts";
import { event } from "./mr/event.ts";
import { fairness } from "./mr/fairness.ts";
import { offer } from "./mr/offer.ts";
import { pages } from "./mr/pages.ts";
import { policies } from "./mr/policies.ts";
import { refusals } from "./mr/refusals.ts";
import { rehearsal } from "./mr/rehearsal.ts";
import { tickets } from "./mr/tickets.ts";
import { waiting } from "./mr/waiting.ts";
import { waitlist } from "./mr/waitlist.ts";

export const mr: Copy = {
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
