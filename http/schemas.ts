import { z } from "@hono/zod-openapi";
import { LANGUAGES } from "#platform/languages.ts";

export const slugParam = z.object({ slug: z.string().max(80) });
/** `?lang=mr` asks for the organizer's texts in that language too; one that nobody translates into adds nothing. */
export const languageQuery = z.object({
  lang: z
    .enum(LANGUAGES)
    .optional()
    .catch(undefined)
    .openapi({ type: "string", enum: [...LANGUAGES] }),
});
export const bookingParam = z.object({ id: z.string().max(64) });

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});
