import type { EventState } from "#booking/events/bookable-event.ts";

export type EventPart = "sale" | "controls" | "bookings" | "statement" | "attention" | "edit";
type Entry = { part: EventPart; text: string; path: string };

const edit: Entry = { part: "edit", text: "Edit", path: "/edit" };
const ofDraft: Entry[] = [edit, { part: "sale", text: "Check and publish", path: "" }];
const ofSale: Entry[] = [
  { part: "sale", text: "Sale", path: "" },
  { part: "controls", text: "Controls", path: "/controls" },
  { part: "bookings", text: "Bookings", path: "/bookings" },
  { part: "statement", text: "Statement", path: "/statement" },
  { part: "attention", text: "Attention", path: "/attention" },
  edit,
];

/** The pages of an event. A draft has neither a sale nor bookings or money. */
export const partsOf = (state: EventState): Entry[] => (state === "draft" ? ofDraft : ofSale);
