import { z } from "@hono/zod-openapi";
import type { QuestionKind, QuestionPurpose } from "#booking/events/question.ts";
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

export const language = z.enum(LANGUAGES);
/** ISO 8601, UTC. */
export const moment = z.iso.datetime().openapi({ description: "ISO 8601, UTC" });
export const paise = z.int().openapi({ description: "Paise: a hundredth of a rupee" });
/** How many. */
export const count = z.int().min(0);
export const sha256Hex = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .openapi({ description: "SHA-256, hexadecimal" });
/** Of the organizer's own questions. */
export const questionKind = z
  .enum(["text", "choice", "number", "date", "phone"] satisfies QuestionKind[])
  .openapi({ description: "Without it, a choice where there are options, else text" });
export const questionPurpose = z
  .enum([
    "date_of_birth",
    "shirt_size",
    "emergency_name",
    "emergency_phone",
    "blood_group",
    "gender",
    "club",
  ] satisfies QuestionPurpose[])
  .openapi({ description: "Of a ready-made question" });
export const eventState = z.enum(["draft", "published", "closed", "cancelled"]);
export const bookingState = z.enum(["held", "paying", "confirmed", "expired", "released", "cancelled"]);
/** The organizer's texts in another language, by the text as it was written. */
export const translation = z
  .record(z.string(), z.string())
  .openapi({ description: "Translations of the organizer's texts, by the original text" });
