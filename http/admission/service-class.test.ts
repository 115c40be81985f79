import { expect, test } from "vitest";
import { aStartline } from "#tests/setup/startline.ts";
import { type ServiceClass, serviceClassOf } from "./service-class.ts";

/** By the first part of the path, or by what is asked of an event; all that the API has. */
const expected: Record<string, ServiceClass | null> = {
  "GET /api/health": null,
  "GET /api/ready": null,
  "GET /api/metrics": null,
  "GET /api/cron/:job": null,
  "POST /api/webhooks/razorpay": "kept",
  "POST /api/payments/razorpay/callback": "kept",
  "GET /api/payments/razorpay/returned/:id": "kept",
  "POST /api/events/:slug/bookings": "called",
  "POST /api/events/:slug/queue": "new",
  "POST /api/events/:slug/waitlist": "new",
  "GET /api/waitlist/:id": "public",
  "DELETE /api/waitlist/:id": "public",
  "GET /api/events/:slug/draw": "new",
  "GET /api/events/:slug/draw/list": "new",
  "GET /api/events/:slug": "public",
  "GET /api/events/:slug/status": "public",
  "GET /api/pictures/:hash": "public",
  "GET /api/pictures/:hash/card": "public",
  "POST /api/offers/open": "public",
  "POST /api/offers/accept": "public",
  "POST /api/tickets/open": "public",
  "POST /api/tickets/send-again": "public",
  "GET /api/openapi.json": "public",
  "GET /api/docs": "public",
  "GET /api/docs/:name": "public",
};

test("every route has its class, by method and path alone", async () => {
  const { api } = await aStartline();
  const routes = api.routes.filter(({ method }) => method !== "ALL").map(({ method, path }) => `${method} ${path}`);
  for (const route of new Set(routes)) {
    const [method = "", path = ""] = route.split(" ");
    const usual = path.startsWith("/api/bookings/") ? "kept" : "office";
    expect([route, serviceClassOf(method, path)]).toEqual([route, route in expected ? expected[route] : usual]);
  }
  expect(routes).toEqual(expect.arrayContaining(Object.keys(expected)));
});

test.each(["/", "/api", "/api/", "/api/events", "/api/constructor", "/api/__proto__/x", "/api/events/x/constructor"])(
  "%s is nobody's in particular",
  (path) => expect(serviceClassOf("GET", path)).toBe("public"),
);
