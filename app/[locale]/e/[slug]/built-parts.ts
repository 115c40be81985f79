import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What scripts/build-event-page.ts made of the page's style sheet and of its script. */
export type BuiltParts = { styles: string; script: string };

let read: BuiltParts | undefined;

export function readBuiltParts(): BuiltParts {
  read ??= JSON.parse(readFileSync(join(process.cwd(), "dist/event-page.json"), "utf8")) as BuiltParts;
  return read;
}
