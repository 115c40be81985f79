import type { Role } from "#booking/organizers/roles.ts";
import type { Text } from "../language/text.ts";

export const roleCopy: Record<Role, { name: Text; about: Text }> = {
  owner: { name: "Owner", about: "Everything, also the team, the money and cancelling an event." },
  staff: { name: "Staff", about: "Events and riders. Not the team, not the money, and no cancelling of an event." },
  check_in: { name: "Check-in", about: "Checking riders in on the day, and nothing else." },
};
