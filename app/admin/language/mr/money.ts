import type { money as hindi } from "../hi/money.ts";
import type { SameTextsAs } from "../text.ts";

export const money = {} satisfies SameTextsAs<typeof hindi>;
