import type { riders as hindi } from "../hi/riders.ts";
import type { SameTextsAs } from "../text.ts";

export const riders = {} satisfies SameTextsAs<typeof hindi>;
