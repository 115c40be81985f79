import type { now as hindi } from "../hi/now.ts";
import type { SameTextsAs } from "../text.ts";

export const now = {} satisfies SameTextsAs<typeof hindi>;
