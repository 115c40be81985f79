import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";

// Organizers' pages only: on any other path this would run before the cache and cost every visitor time.
export const config = { matcher: ["/admin", "/admin/:path*"] };

/**
 * The headers of `/admin`. Its pages are made for each request, so their scripts can carry a nonce, which static pages
 * cannot. Who may see a page is decided in the page, never here.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname } = request.nextUrl;
  const isCheckIn = CHECK_IN.test(pathname);
  const isFramed = PREVIEWED.test(pathname);
  const policy = policyWith(randomBytes(16).toString("base64"), { isCheckIn, isFramed });
  const headers = new Headers(request.headers);
  // Next reads the nonce from here and puts it on its own scripts.
  headers.set("Content-Security-Policy", policy);
  // Where to come back to after the sign-in; what a visitor sent under this name is overwritten.
  headers.set("x-startline-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Referrer-Policy", "same-origin");
  const camera = isCheckIn ? "(self)" : "()";
  response.headers.set("Permissions-Policy", `camera=${camera}, microphone=(), geolocation=(), payment=()`);
  response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  return response;
}

/** The one page that scans, and that keeps itself for when there is no network. */
const CHECK_IN = /^\/admin\/events\/[^/]+\/check-in$/;
/** What a preview draws in a phone's frame; it changes nothing, whatever is pressed in it. */
const PREVIEWED = /^\/admin\/events\/[^/]+\/preview\/[a-z]+$/;

function policyWith(nonce: string, { isCheckIn, isFramed }: { isCheckIn: boolean; isFramed: boolean }): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `worker-src ${isCheckIn ? "'self'" : "'none'"}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
  ].join("; ");
}
