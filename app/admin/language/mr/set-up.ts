import type { setUp as hindi } from "../hi/set-up.ts";
import type { SameTextsAs } from "../text.ts";

export const setUp = {} satisfies SameTextsAs<typeof hindi>;
