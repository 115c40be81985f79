import { z } from "@hono/zod-openapi";

export const AliveBody = z.object({ alive: z.literal(true) });
export const ReadyBody = z.object({ postgresql: z.boolean(), redis: z.boolean() }).openapi("Readiness");
export const DoneBody = z.object({ done: z.int().openapi({ description: "How many things the job has done" }) });
