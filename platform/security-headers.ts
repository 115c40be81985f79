import { isLoopback } from "./loopback.ts";

export type HeaderSettings = { publicUrl: string | undefined; checkoutUrl: string | undefined };

const RAZORPAY = "https://*.razorpay.com";
/** next.config's headers are fixed at build, but the simulator's port is known only at start. */
const ANY_LOOPBACK_PORT = "http://localhost:* http://127.0.0.1:*";

/**
 * The headers of every page. Scripts need 'unsafe-inline' because a static page can't carry nonces and Next streams its
 * data in inline scripts (vercel/next.js#95354); no page renders HTML that a person typed.
 */
export function securityHeaders(settings: HeaderSettings): { key: string; value: string }[] {
  const checkout = checkoutSources(settings);
  const policy = {
    "default-src": "'self'",
    "script-src": `'self' 'unsafe-inline' ${checkout}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": `'self' data: blob: ${checkout}`,
    "font-src": "'self' data:",
    "connect-src": `'self' ${checkout}`,
    "frame-src": `'self' ${checkout}`,
    // Checkout's redirect mode posts a form of our page to Razorpay.
    "form-action": `'self' ${checkout}`,
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
  };
  return [
    { key: "Content-Security-Policy", value: directives(policy) },
    { key: "X-Content-Type-Options", value: "nosniff" },
    { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
    {
      key: "Permissions-Policy",
      value: `camera=(), microphone=(), geolocation=(), payment=(self "https://api.razorpay.com" "https://checkout.razorpay.com")`,
    },
    { key: "Cross-Origin-Opener-Policy", value: "same-origin-allow-popups" },
    ...transportHeaders(settings.publicUrl),
  ];
}

/** A year: riders come once a season, and what is shorter would be forgotten from one sale to the next. Chosen by us. */
const TRANSPORT_SECONDS = 365 * 24 * 3600;

/**
 * Where the public address is https, browsers keep to it by themselves (RFC 6797), so that nobody on the way gets the first request
 * of a rider who types the name. For this name alone: what else an NGO has below it is not ours to promise.
 */
export const transportHeaders = (publicUrl: string | undefined): { key: string; value: string }[] =>
  publicUrl?.startsWith("https:") ? [{ key: "Strict-Transport-Security", value: `max-age=${TRANSPORT_SECONDS}` }] : [];

function checkoutSources({ publicUrl, checkoutUrl }: HeaderSettings): string {
  if (!publicUrl || isLoopback(publicUrl)) return `${RAZORPAY} ${ANY_LOOPBACK_PORT}`;
  const origin = checkoutUrl ? new URL(checkoutUrl).origin : RAZORPAY;
  return origin.endsWith(".razorpay.com") ? RAZORPAY : `${RAZORPAY} ${origin}`;
}

const directives = (policy: Record<string, string>): string =>
  Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources}`)
    .join("; ");
