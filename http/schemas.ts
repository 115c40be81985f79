import { z } from "@hono/zod-openapi";

export const slugParam = z.object({ slug: z.string().max(80) });
export const bookingParam = z.object({ id: z.string().max(64) });

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});
