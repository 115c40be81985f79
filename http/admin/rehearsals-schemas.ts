import { z } from "@hono/zod-openapi";

export const StartedRehearsalBody = z.object({ slug: z.string() }).openapi("StartedRehearsal");
export type StartedRehearsal = z.infer<typeof StartedRehearsalBody>;

export const EndedRehearsalBody = z
  .object({ slug: z.string().nullable().openapi({ description: "Null where none was running any more" }) })
  .openapi("EndedRehearsal");
export type EndedRehearsal = z.infer<typeof EndedRehearsalBody>;
