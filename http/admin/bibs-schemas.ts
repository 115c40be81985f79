import { z } from "@hono/zod-openapi";
import { count } from "../schemas.ts";

/** The same as booking/bibs/bib-range.ts says. */
const bibNumber = z.int().min(1).max(99_999);

export const BibRangesBody = z.object({
  ranges: z
    .array(z.object({ categoryId: z.string().max(64), first: bibNumber, last: bibNumber }))
    .max(100)
    .openapi({ description: "Of all categories; one that is not named has no range" }),
});

export const SavedRangesBody = z.object({ saved: z.literal(true) }).openapi("SavedBibRanges");

export const GiveOutBibsBody = z.object({ order: z.enum(["booked", "name"]) });

export const GivenBibsBody = z
  .object({ count: count.openapi({ description: "By this request" }) })
  .openapi("GivenBibs");
export type GivenBibs = z.infer<typeof GivenBibsBody>;
