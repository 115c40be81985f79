import { z } from "@hono/zod-openapi";
import { count } from "../schemas.ts";

/** A lakh: more is a typing error. Our choice. */
const places = z.int().min(1).max(100_000);

const given = z.object({
  capacity: places,
  categories: z.array(z.object({ id: z.string().max(64), capacity: z.int().min(0).max(100_000) })).max(50),
});

export const ChangePlacesBody = z.object({
  shown: given.openapi({ description: "The places as they were shown; if it is not so any more, nothing happens" }),
  wanted: given,
});

export const ChangedPlacesBody = z.object({ capacity: count }).openapi("ChangedPlaces");
