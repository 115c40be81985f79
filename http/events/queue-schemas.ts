import { z } from "@hono/zod-openapi";
import { sha256Hex } from "../schemas.ts";

export const QueueEntryBody = z
  .object({
    ticket: z.string().openapi({ description: "Signed; keep it. A claim needs it" }),
    entry: z.object({
      kind: z.enum(["draw", "live"]).openapi({ description: "Whether the number is drawn, or that of arrival" }),
      index: z.int().min(1).openapi({ description: "How many had joined, this one included" }),
      number: z.int().min(1).nullable().openapi({ description: "Null before the draw" }),
    }),
    called: z.boolean().openapi({ description: "It may claim a place now" }),
    fromCookie: z
      .literal(true)
      .optional()
      .openapi({ description: "The ticket is our cookie's, of another nonce than the one that was sent" }),
  })
  .openapi("QueueEntry");
export type QueueEntry = z.infer<typeof QueueEntryBody>;

export const ChallengeBody = z
  .object({
    algorithm: z.literal("SHA-256"),
    challenge: sha256Hex.openapi({ description: "SHA-256 of salt followed by the decimal number that is looked for" }),
    maxnumber: z.int().openapi({ description: "The number is below this one, from 0" }),
    salt: z.string().openapi({ description: "Ends with &; says for which visitor it is and until when" }),
    signature: sha256Hex,
  })
  .openapi("Challenge", { description: "A challenge of ALTCHA, version 1. Solvers for it exist in most languages." });
export type Challenge = z.infer<typeof ChallengeBody>;
