import type { checkIn as hindi } from "../hi/check-in.ts";
import type { SameTextsAs } from "../text.ts";

export const checkIn = {} satisfies SameTextsAs<typeof hindi>;
