import type { MiddlewareHandler } from "hono";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { readEventBySlug } from "#booking/events/read-event.ts";
import { type ApiContext, type ApiEnv, afterSchemas } from "./api.ts";
import { problemReply, unknownEvent } from "./problem.ts";

/** Finds the event that a path names for `c.var.event`; answers 404 where there is none. */
const finding = (find: (c: ApiContext, slug: string) => Promise<BookableEvent | null>) =>
  afterSchemas<MiddlewareHandler<ApiEnv>>(async (c, next) => {
    const event = await find(c, c.req.param("slug") ?? "");
    if (!event) return problemReply(c, unknownEvent);
    c.set("event", event);
    return next();
  });

/** For visitors: as it was a second ago at most, from this process's memory. */
export const eventOfSlug = finding((c, slug) => c.var.startline.eventOf(slug));

/** For organizers: as it is stored now. */
export const storedEventOfSlug = finding((c, slug) => readEventBySlug(c.var.startline.db, slug));
