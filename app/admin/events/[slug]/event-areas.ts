import type { EventState } from "#booking/events/bookable-event.ts";
import { mayOpen, type Role } from "#booking/organizers/roles.ts";
import type { Text } from "../../language/text.ts";

export type EventArea = "now" | "bookings" | "statement" | "edit";
type Area = { area: EventArea; text: Text; path: string };

const now: Area = { area: "now", text: "Now", path: "" };
const setUp: Area = { area: "edit", text: "Set-up", path: "/edit" };

const riders: Area = { area: "bookings", text: "Riders", path: "/bookings" };
const money: Area = { area: "statement", text: "Money", path: "/statement" };

/** The areas of an event's pages that a role may open, named for what a volunteer does there. A draft has neither riders nor money. */
export const areasOf = (state: EventState, role: Role): Area[] =>
  (state === "draft" ? [now, setUp] : [now, riders, money, setUp]).filter(({ path }) =>
    mayOpen(role, `/admin/events/*${path}`),
  );
