import { ROLES } from "#booking/organizers/roles.ts";
import type { Translate } from "../language/translate.ts";
import { roleCopy } from "./role-copy.ts";

export const roleOptions = (t: Translate) => ROLES.map((role) => ({ value: role, text: t(roleCopy[role].name) }));
