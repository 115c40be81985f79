import { z } from "@hono/zod-openapi";

export const StartedRehearsalBody = z.object({ slug: z.string() }).openapi("StartedRehearsal");

export const EndedRehearsalBody = z
  .object({ slug: z.string().nullable().openapi({ description: "Null where none was running any more" }) })
  .openapi("EndedRehearsal");
