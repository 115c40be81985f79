import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { FallbackPages } from "./fallback-pages.ts";
import { findPublicPage, languageOf } from "./public-pages.ts";
import { within } from "./within.ts";

export type Guard = {
  fallbacks: FallbackPages;
  /** Of every page for riders. */
  headers: readonly { key: string; value: string }[];
  /** The paths of files that `pages` serves. */
  files: ReadonlySet<string>;
  isPublished(slug: string): Promise<boolean>;
};

/** Then whoever makes the pages finds out for itself, and says so if it can't. */
const LOOK_UP_MS_MAX = 1000;
/** Nobody sees longer than this that an event was not there yet; a crowd that comes too early is answered together meanwhile. */
const MISSING_CACHING = "max-age=0, s-maxage=1";

/**
 * Keeps from `pages` what it would only render to say that there is no such page: that costs a core at thirty requests a second.
 * And answers in its place where it fails to make a page for riders, in their language and for no cache to keep.
 */
export function guardPages(pages: RequestListener, guard: Guard): RequestListener {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    const page = findPublicPage(pathname);
    const isKnown = page ? await exists(page.slug, guard) : isForPages(pathname, guard);
    if (!isKnown) return sendMissing(request, response, pathname, guard);
    if (page) replaceFailure(response, pathname, guard);
    pages(request, response);
  };
}

const exists = (slug: string | null, { isPublished }: Guard): Promise<boolean> | true =>
  slug === null || within(LOOK_UP_MS_MAX, isPublished(slug)).catch(() => true);

const isForPages = (path: string, { files }: Guard): boolean =>
  /^\/(admin(\/|$)|internal\/revalidate$)/.test(path) || files.has(decodeURIComponent(path));

function sendMissing(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { fallbacks, headers }: Guard,
): void {
  request.resume();
  setHtmlHeaders(response, headers, MISSING_CACHING);
  response.statusCode = 404;
  response.end(fallbacks.missing[languageOf(path)]);
}

/** Next answers a failure with three words of plain text, which are swallowed here. */
function replaceFailure(response: ServerResponse, path: string, { fallbacks, headers }: Guard): void {
  const writeHead = response.writeHead.bind(response) as Answer;
  const write = response.write.bind(response) as unknown as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as Answer;
  let isReplaced = false;
  const hasFailed = () => {
    if (response.statusCode === 500 && !response.headersSent) response.writeHead(500);
    return isReplaced;
  };
  response.writeHead = (status: number, ...rest: unknown[]) => {
    if (status !== 500) return writeHead(status, ...rest);
    isReplaced = true;
    for (const name of response.getHeaderNames()) response.removeHeader(name);
    setHtmlHeaders(response, headers, "no-store");
    return writeHead(500);
  };
  response.write = ((...given: unknown[]) => hasFailed() || write(...given)) as ServerResponse["write"];
  response.end = (...given: unknown[]) => (hasFailed() ? end(fallbacks.broken[languageOf(path)]) : end(...given));
}

type Answer = (...given: unknown[]) => ServerResponse;

function setHtmlHeaders(response: ServerResponse, headers: Guard["headers"], caching: string): void {
  for (const { key, value } of headers) response.setHeader(key, value);
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("Cache-Control", caching);
}
