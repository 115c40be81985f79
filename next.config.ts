import type { NextConfig } from "next";
import { DEFAULT_LANGUAGE, LANGUAGES } from "./platform/languages.ts";
import { PLAIN_PAGES } from "./platform/public-pages.ts";
import { securityHeaders, transportHeaders } from "./platform/security-headers.ts";

/** What an address may begin with after the rewrites before this one. */
const firstParts = [...LANGUAGES, "admin", "api", "internal", "_next"].join("|");

const config: NextConfig = {
  poweredByHeader: false,
  // Pictures are served as they were stored; a service that makes others for anybody who asks would cost a core.
  images: { unoptimized: true },
  // A page is made anew after a minute, so a proxy must not keep an old one for the default year.
  expireTime: 3600,
  agentRules: false,
  // Title and icon come with a page and its refreshes, not after them: else a refreshed page has none for a moment.
  htmlLimitedBots: /.*/,
  // `npm test` checks the types of everything; a second time would only make each build slower.
  typescript: { ignoreBuildErrors: true },
  // Used by the server as they are: bundling them again takes a third of the build.
  serverExternalPackages: [
    "@aws-sdk/client-sesv2",
    "@hono/zod-openapi",
    "@node-rs/argon2",
    "@react-email/render",
    "better-auth",
    "csv-stringify",
    "hono",
    "ical-generator",
    "ioredis",
    "kysely",
    "libphonenumber-js",
    "pdfkit",
    "pg",
    "pino",
    "prom-client",
    "qrcode",
    "rate-limiter-flexible",
    "twilio",
    "zod",
  ],
  experimental: {
    // One request less before the first paint: the pages are opened once, from a link, on a phone.
    inlineCss: true,
    globalNotFound: true,
    // A page of yesterday's database must not greet today's first visitor.
    isrFlushToDisk: false,
  },

  // Made by scripts/build-event-page.ts, read by the event page's route; Node itself finds the renderer.
  outputFileTracingIncludes: {
    "/api/*": ["node_modules/@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff"],
    "/*/e/*": [
      "dist/event-page.json",
      "dist/fallback-pages.json",
      "node_modules/react-dom/**/*server*.js",
      "node_modules/{react,scheduler}/**/*.js",
    ],
  },

  // The viewer of the API is for the machine of whoever develops: http/docs-api.ts.
  outputFileTracingExcludes: { "/api/*": ["node_modules/swagger-ui-dist/**"] },

  // The default language has no prefix. All bookings of a language are one static page, which reads the id from the address.
  async rewrites() {
    const others = LANGUAGES.filter((locale) => locale !== DEFAULT_LANGUAGE);
    return [
      { source: "/", destination: `/${DEFAULT_LANGUAGE}` },
      { source: "/e/:slug", destination: `/${DEFAULT_LANGUAGE}/e/:slug` },
      { source: "/e/:slug/queue", destination: `/${DEFAULT_LANGUAGE}/e/:slug/queue` },
      { source: "/e/:slug/waitlist", destination: `/${DEFAULT_LANGUAGE}/e/:slug/waitlist` },
      { source: "/e/:slug/fairness", destination: `/${DEFAULT_LANGUAGE}/e/:slug/fairness` },
      { source: "/b/:id", destination: `/${DEFAULT_LANGUAGE}/b` },
      ...PLAIN_PAGES.map((page) => ({ source: `/${page}`, destination: `/${DEFAULT_LANGUAGE}/${page}` })),
      ...others.map((locale) => ({ source: `/${locale}/b/:id`, destination: `/${locale}/b` })),
      // Else any first part would be taken for a language, and Next's own bare page would say that there is none.
      { source: `/:first((?!(?:${firstParts})(?:/|$))[^/]+)/:rest*`, destination: `/${DEFAULT_LANGUAGE}/no-such-page` },
    ];
  },

  async headers() {
    const headers = securityHeaders({
      publicUrl: process.env.PUBLIC_URL,
      checkoutUrl: process.env.RAZORPAY_CHECKOUT_URL,
    });
    const transport = transportHeaders(process.env.PUBLIC_URL);
    return [
      { source: "/((?!api/|admin|_next/).*)", headers },
      // The other headers of organizers' pages are made with each answer: proxy.ts. Next accepts no empty list.
      ...(transport.length > 0 ? [{ source: "/admin/:path*", headers: transport }] : []),
      // A route of Next's says it in a form that its own compression does not know (vercel/next.js#98007).
      ...["/e/:slug", "/:locale/e/:slug"].map((source) => ({
        source,
        headers: [{ key: "Content-Type", value: "text/html; charset=utf-8" }],
      })),
      // Their names are made of their contents.
      {
        source: "/scripts/:name",
        headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
      },
    ];
  },
};

export default config;
