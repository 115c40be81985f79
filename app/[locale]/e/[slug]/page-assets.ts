import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The page's style sheet, and the URL of its script, as scripts/build-event-page.ts built them. */
export type PageAssets = { styles: string; script: string };

let read: PageAssets | undefined;

export function readPageAssets(): PageAssets {
  read ??= JSON.parse(readFileSync(join(process.cwd(), "dist/event-page.json"), "utf8")) as PageAssets;
  return read;
}
