import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What scripts/build-event-page.ts made of the page's style sheet and of its script. */
export type PageAssets = { styles: string; script: string };

let read: PageAssets | undefined;

export function readPageAssets(): PageAssets {
  read ??= JSON.parse(readFileSync(join(process.cwd(), "dist/event-page.json"), "utf8")) as PageAssets;
  return read;
}
