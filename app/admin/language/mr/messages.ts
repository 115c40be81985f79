import type { messages as hindi } from "../hi/messages.ts";
import type { SameTextsAs } from "../text.ts";

export const messages = {} satisfies SameTextsAs<typeof hindi>;
