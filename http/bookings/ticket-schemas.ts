import { z } from "@hono/zod-openapi";
import { language } from "../schemas.ts";

export const OpenedTicketBody = z
  .object({
    bookingId: z.string(),
    accessToken: z.string(),
    language: language.openapi({ description: "The rider's" }),
  })
  .openapi("OpenedTicket");
export type OpenedTicket = z.infer<typeof OpenedTicketBody>;

export const SendingBody = z.object({ sending: z.literal(true) });
