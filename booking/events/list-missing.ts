import { isEmail } from "#platform/is-email.ts";
import type { BookableEvent } from "./bookable-event.ts";

/** Of the event's own row and of each category's. */
export type Capacities = { capacity: number; categories: { id: string; capacity: number }[] };

export type MissingPart =
  | "summary"
  | "description"
  | "place"
  | "reporting_note"
  | "starts_in_past"
  | "sale_over"
  | "sale_after_start"
  | "categories"
  | "capacity"
  | "category_capacity"
  | "unsellable_places"
  | "waiver"
  | "organizer_name"
  | "organizer_contact";

/** What must still be written or changed before anybody can book, in the order of the form. Empty: ready for sale. */
export function listMissing(event: BookableEvent, { capacity, categories }: Capacities, now: Date): MissingPart[] {
  const capacityOf = (id: string) => categories.find((category) => category.id === id)?.capacity ?? 0;
  const shown = event.categories.filter(({ isHidden }) => !isHidden);
  const total = event.categories.reduce((sum, { id }) => sum + capacityOf(id), 0);
  const parts: Record<MissingPart, boolean> = {
    summary: event.summary === "",
    description: event.description === "",
    starts_in_past: event.startsAt <= now,
    place: event.place === "",
    reporting_note: event.reportingNote === "",
    sale_over: event.closesAt <= now,
    sale_after_start: event.opensAt >= event.startsAt || event.closesAt > event.startsAt,
    capacity: capacity < 1,
    categories: shown.length === 0,
    category_capacity: shown.some(({ id }) => capacityOf(id) < 1),
    // Places of the event that no category could ever sell.
    unsellable_places: event.categories.length > 0 && total < capacity,
    waiver: event.waiver.text === "",
    organizer_name: event.organizerName === "",
    organizer_contact: !isEmail(event.organizerEmail) || event.organizerPhone === "" || event.organizerAddress === "",
  };
  return (Object.keys(parts) as MissingPart[]).filter((part) => parts[part]);
}
