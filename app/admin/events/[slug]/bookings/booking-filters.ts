import type { Text } from "../../../language/text.ts";
import { EVERYBODY, type SearchRequest } from "./search.ts";

type Filter = Pick<SearchRequest, "state" | "mark">;

const { state: anyState, mark: anyMark } = EVERYBODY;

/** The lists that organizers ask for, in the order in which they need them. */
export const BOOKING_FILTERS: readonly { name: Text; filter: Filter }[] = [
  { name: "All", filter: { state: anyState, mark: anyMark } },
  { name: "Confirmed", filter: { state: "confirmed", mark: null } },
  { name: "Paying", filter: { state: "paying", mark: null } },
  { name: "Held", filter: { state: "held", mark: null } },
  { name: "Refunded", filter: { state: null, mark: "refunded" } },
  { name: "Message failed", filter: { state: null, mark: "message_failed" } },
  { name: "Not arrived", filter: { state: null, mark: "not_arrived" } },
  { name: "Cancelled", filter: { state: "cancelled", mark: null } },
  { name: "Not booked", filter: { state: "expired", mark: null } },
];

export const isShown = ({ state, mark }: SearchRequest, filter: Filter): boolean =>
  state === filter.state && mark === filter.mark;
