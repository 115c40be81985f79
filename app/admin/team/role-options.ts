import { ROLES } from "#booking/organizers/roles.ts";
import { roleCopy } from "./role-copy.ts";

export const roleOptions = ROLES.map((role) => ({ value: role, text: roleCopy[role].name }));
