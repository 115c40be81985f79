import { createRoute } from "@hono/zod-openapi";
import { type BibsAnswer, giveOutBibs } from "#booking/bibs/give-out-bibs.ts";
import { type RangesAnswer, saveBibRanges } from "#booking/bibs/save-bib-ranges.ts";
import type { BookableEvent } from "#booking/events/bookable-event.ts";
import { type Api, newApi } from "../api.ts";
import { unknownCategory } from "../bookings/unknown-category.ts";
import { storedEventOfSlug } from "../event-of-slug.ts";
import { jsonOnly } from "../json-requests.ts";
import { invalidInput, problemReply, unknownEvent } from "../problem.ts";
import { json, jsonBody, ofJsonBody, problems } from "../responses.ts";
import { slugParam } from "../schemas.ts";
import { BibRangesBody, GivenBibsBody, GiveOutBibsBody, SavedRangesBody } from "./bibs-schemas.ts";
import { ofOrganizer, organizerCookie, organizerOnly } from "./organizer-only.ts";

/** The numbers that riders wear. */
export function bibsApi(): Api {
  const api = newApi();

  const save = createRoute({
    method: "put",
    path: "/admin/events/{slug}/bib-ranges",
    operationId: "saveBibRanges",
    security: organizerCookie,
    summary: "Set which numbers the riders of each category get; numbers that were given stay",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(BibRangesBody) },
    responses: {
      200: json(SavedRangesBody, "Saved"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, unknownCategory, refusals),
    },
  });
  api.openapi(save, async (c) => {
    const { startline, organizer, event } = c.var;
    const { ranges } = c.req.valid("json");
    const turned = ranges.findIndex(({ first, last }) => last < first);
    if (turned >= 0) {
      const message = "The last number is lower than the first.";
      return problemReply(c, invalidInput([{ field: `ranges.${turned}.last`, code: "range_turned", message }]));
    }
    const twice = ranges.findIndex(({ categoryId }, index) =>
      ranges.slice(0, index).some((each) => each.categoryId === categoryId),
    );
    if (twice >= 0) {
      const message = "A category has one range.";
      return problemReply(c, invalidInput([{ field: `ranges.${twice}.categoryId`, code: "category_twice", message }]));
    }
    const answer = await saveBibRanges(startline, event.id, ranges, organizer.email);
    if (answer.saved) return c.json({ saved: true as const }, 200);
    if (answer.because === "unknown_category") return problemReply(c, unknownCategory);
    return problemReply(c, { ...refusals[answer.because], title: titleOf(event, answer), code: answer.because });
  });

  const give = createRoute({
    method: "post",
    path: "/admin/events/{slug}/bibs",
    operationId: "giveOutBibs",
    security: organizerCookie,
    summary: "Give a bib to each confirmed rider who has none; safe to repeat",
    middleware: [organizerOnly, jsonOnly, storedEventOfSlug] as const,
    request: { params: slugParam, body: jsonBody(GiveOutBibsBody) },
    responses: {
      200: json(GivenBibsBody, "Given out"),
      ...problems(ofJsonBody, ofOrganizer, unknownEvent, refusals),
    },
  });
  api.openapi(give, async (c) => {
    const { startline, organizer, event } = c.var;
    const answer = await giveOutBibs(startline, event.id, c.req.valid("json").order, organizer.email);
    if (answer.given) return c.json({ count: answer.count }, 200);
    return problemReply(c, { ...refusals[answer.because], title: titleOf(event, answer), code: answer.because });
  });

  return api;
}

type Refusal = Exclude<
  Extract<RangesAnswer, { saved: false }> | Extract<BibsAnswer, { given: false }>,
  { because: "unknown_category" }
>;

// A new refusal will not compile without its status.
const refusals = {
  ranges_overlap: { status: 409, title: "Two ranges overlap. No two riders may wear one number." },
  range_too_small: { status: 409, title: "A range has fewer numbers left than its category has riders." },
  no_ranges: { status: 409, title: "Say first which numbers each category gets." },
} as const satisfies Record<Refusal["because"], { status: number; title: string }>;

function titleOf(event: BookableEvent, refusal: Refusal): string {
  const nameOf = (categoryId: string) => event.categories.find(({ id }) => id === categoryId)?.name ?? categoryId;
  switch (refusal.because) {
    case "ranges_overlap":
      return `The ranges of ${nameOf(refusal.categoryId)} and ${nameOf(refusal.otherId)} overlap. No two riders may wear one number.`;
    case "range_too_small":
      return refusal.missing === 1
        ? `The range of ${nameOf(refusal.categoryId)} is too small: 1 rider gets no number. Give it more numbers.`
        : `The range of ${nameOf(refusal.categoryId)} is too small: ${refusal.missing} riders get no number. Give it more numbers.`;
    case "no_ranges":
      return refusals.no_ranges.title;
  }
}
