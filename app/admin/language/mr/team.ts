import type { team as hindi } from "../hi/team.ts";
import type { SameTextsAs } from "../text.ts";

export const team = {} satisfies SameTextsAs<typeof hindi>;
