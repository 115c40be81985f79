import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/**
 * Answers 304 in place of a page that the browser already has, by its `ETag`. Next does so for its own pages but not for what
 * a route handler answers, as the event page's does.
 */
export function answerNotModified(pages: RequestListener): RequestListener {
  return (request, response) => {
    const known = request.headers["if-none-match"];
    if (known !== undefined && isRead(request)) replaceWhenKnown(response, known);
    pages(request, response);
  };
}

const isRead = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";

/** Node sends no body with a 304, whatever is written to it afterwards. */
function replaceWhenKnown(response: ServerResponse, known: string): void {
  const writeHead = response.writeHead.bind(response) as (status: number, ...rest: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const [etag] = [response.getHeader("etag")].flat(); // Next sets even a single value as a list.
    if (status !== 200 || typeof etag !== "string" || !isAmong(known, etag)) return writeHead(status, ...rest);
    for (const name of ["content-length", "content-encoding", "transfer-encoding"]) response.removeHeader(name);
    return writeHead(304);
  };
}

/** By RFC 9110's weak comparison, which is the one for `If-None-Match`: a proxy that compresses makes a strong tag weak. */
const isAmong = (known: string, etag: string): boolean =>
  known.trim() === "*" || known.split(",").some((tag) => opaque(tag) === opaque(etag));

const opaque = (tag: string): string => tag.trim().replace(/^W\//, "");
