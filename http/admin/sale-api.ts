import { createRoute, z } from "@hono/zod-openapi";
import { listBookings } from "#booking/bookings-list/list-bookings.ts";
import { readLiveSale } from "#booking/sale-console/read-live-sale.ts";
import { type Api, newApi } from "../api.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, ofParameters, problems } from "../responses.ts";
import { bookingState, slugParam } from "../schemas.ts";
import { BookingsPageBody } from "./booking-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";
import { LiveSaleBody } from "./sale-schemas.ts";

const SearchBody = z.object({
  search: z
    .string()
    .max(100)
    .regex(/^[^\0]*$/)
    .default(""),
  state: bookingState.nullable().default(null),
  mark: z
    .enum(["refunded", "message_failed", "not_arrived"])
    .nullable()
    .default(null)
    .openapi({ description: "Money went back, a message could not be delivered, or nobody has checked the rider in" }),
  categoryId: z.string().max(80).nullable().default(null),
  page: z.number().int().min(1).max(10_000).default(1),
});

/** How a sale goes, and who has booked. */
export function saleApi(): Api {
  const api = newApi();

  const counts = createRoute({
    method: "get",
    path: "/admin/events/{slug}/counts",
    operationId: "readLiveSale",
    security: organizerCookie,
    summary: "Read the live counts and the controls of the sale",
    middleware: [organizerOnly, storedEventOfSlug] as const,
    request: { params: slugParam },
    responses: {
      200: json(LiveSaleBody, "The counts"),
      ...problems(ofOrganizer, ofParameters, unknownEvent),
    },
  });
  api.openapi(counts, async (c) => c.json(await readLiveSale(c.var.startline, c.var.event), 200));

  // A search is a POST, because names and numbers in an address stay in every log on the way.
  const bookings = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bookings/search",
    operationId: "searchBookings",
    security: organizerCookie,
    summary: "Search bookings by part of a name, phone, email or reference; the newest first",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(SearchBody) },
    responses: { 200: json(BookingsPageBody, "A page of 50"), ...problems(ofJsonBody, ofOrganizer, unknownEvent) },
  });
  api.openapi(bookings, async (c) => {
    const { page, ...filter } = c.req.valid("json");
    return c.json(await listBookings(c.var.startline, c.var.event.id, filter, page), 200);
  });

  return api;
}
