import { z } from "@hono/zod-openapi";
import { count, moment, sha256Hex } from "../schemas.ts";

export const DrawBody = z
  .object({
    eventId: z.string(),
    commit: sha256Hex.openapi({ description: "SHA-256 of the secret, known from the beginning" }),
    sealed: z
      .object({
        secret: z.string().openapi({ description: "Hexadecimal" }),
        seed: sha256Hex,
        size: count.openapi({ description: "How many took part" }),
        gaps: z.array(z.tuple([z.int(), z.int()])).openapi({ description: "Indexes that nobody had, from and to" }),
        listHash: sha256Hex.openapi({ description: "Of the list of who took part" }),
        sealedAt: moment,
      })
      .nullable()
      .openapi({ description: "Null before the draw" }),
  })
  .openapi("Draw");
export type PublishedDraw = z.infer<typeof DrawBody>;
