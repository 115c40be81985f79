import { DEFAULT_LANGUAGE, isLanguage, type Language } from "./languages.ts";

/** Pages of one address in each language; next.config.ts rewrites them. */
export const PLAIN_PAGES = ["terms", "privacy", "refunds", "contact", "lost-ticket", "t", "transfer"];
const OF_EVENT = ["queue", "fairness", "waitlist"];

/** A page for riders. `slug` is the event that it is about; without that event there is no such page. */
export type PublicPage = { slug: string | null };

/** The page for riders at this path, as a browser sends it, or null. The path has to be one that can be decoded. */
export function findPublicPage(path: string): PublicPage | null {
  const parts = partsOf(path);
  const hasLanguage = isLanguage(parts[0] ?? "");
  const [written = "", name, part, ...rest] = hasLanguage ? parts.slice(1) : parts;
  const kind = written.toLowerCase(); // Next's rewrites do not tell them apart either.
  if (kind === "e" && name !== undefined) {
    const isOfEvent = part === undefined || OF_EVENT.includes(part.toLowerCase());
    return isOfEvent && rest.length === 0 ? { slug: name } : null;
  }
  if (part !== undefined) return null;
  if (kind === "b") return name !== undefined || hasLanguage ? { slug: null } : null;
  return name === undefined && ["", ...PLAIN_PAGES].includes(kind) ? { slug: null } : null;
}

/** The language in which whoever asked for this path reads, whether or not there is such a page. */
export function languageOf(path: string): Language {
  const [first = ""] = partsOf(path);
  return isLanguage(first) ? first : DEFAULT_LANGUAGE;
}

const partsOf = (path: string): string[] => path.split("/").filter(Boolean).map(decodeURIComponent);
