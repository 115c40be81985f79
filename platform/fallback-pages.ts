import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "./languages.ts";

/** What stands in for a page: whole documents, as scripts/build-event-page.ts made them. */
export type FallbackPages = {
  /** There is no such page. */
  missing: Record<Language, string>;
  /** The page could not be made; whoever reloads it may have it. */
  broken: Record<Language, string>;
};

let read: FallbackPages | undefined;

export function readFallbackPages(): FallbackPages {
  read ??= JSON.parse(readFileSync(join(process.cwd(), "dist/fallback-pages.json"), "utf8")) as FallbackPages;
  return read;
}
