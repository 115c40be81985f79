import type { EventState } from "#booking/events/bookable-event.ts";

export type EventTab = "sale" | "controls" | "bookings" | "statement" | "attention" | "edit";
type EventPage = { tab: EventTab; text: string; path: string };

const edit: EventPage = { tab: "edit", text: "Edit", path: "/edit" };
const ofDraft: EventPage[] = [edit, { tab: "sale", text: "Check and publish", path: "" }];
const ofSale: EventPage[] = [
  { tab: "sale", text: "Sale", path: "" },
  { tab: "controls", text: "Controls", path: "/controls" },
  { tab: "bookings", text: "Bookings", path: "/bookings" },
  { tab: "statement", text: "Statement", path: "/statement" },
  { tab: "attention", text: "Attention", path: "/attention" },
  edit,
];

/** The pages of an event. A draft has neither a sale nor bookings or money. */
export const tabsOf = (state: EventState): EventPage[] => (state === "draft" ? ofDraft : ofSale);
