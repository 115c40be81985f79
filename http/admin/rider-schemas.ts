import { z } from "@hono/zod-openapi";
import { storedText } from "./cancel-schemas.ts";

/** Chosen by us: a note is read on a phone. */
const NOTE_LENGTH_MAX = 1000;

const press = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .openapi({ description: "Names this press of the button: coming twice it does a thing once" });

export const CorrectionBody = z.object({
  version: z.int().min(1).openapi({ description: "Of the person that the organizer saw" }),
  name: z.string().max(1000),
  phone: z.string().max(100),
  email: z.string().max(1000),
  language: z.string().max(10),
  answers: z
    .record(z.string().max(64), z.string().max(2000))
    .openapi({ description: "One that is left out is taken away, unless its question is asked no more" }),
  sendsTicket: z.boolean().openapi({ description: "Send the ticket anew, to the address and number as they are then" }),
});

export const CorrectedRiderBody = z.object({ version: z.int() }).openapi("CorrectedRider");

export const ResendBody = z.object({ press, by: z.enum(["email", "sms", "both"]) });
export const ResentBody = z.object({ sending: z.literal(true) });

export const NewNoteBody = z.object({ press, text: storedText(1, NOTE_LENGTH_MAX) });
export const WrittenNoteBody = z.object({ noteId: z.string() }).openapi("WrittenNote");
export const StruckNoteBody = z.object({ noteId: z.string() }).openapi("StruckNote");
