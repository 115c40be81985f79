import fc from "fast-check";
import { expect, test } from "vitest";
import type { Question } from "../events/bookable-event.ts";
import type { EventDraft } from "../events/event-draft.ts";
import { emptyDraft, lastOrganizerDetails } from "../events/new-draft.ts";
import { fillFromTemplate } from "../events/templates/event-templates.ts";
import { listEditedFields } from "./list-edited-fields.ts";

const RIDE = fillFromTemplate(
  emptyDraft(new Date("2027-01-10T04:30:00Z"), lastOrganizerDetails([], "asha@example.org")),
  "ride",
);

/** What a row of the database gives back: the same members, in an order of its own. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, reordered(each)]),
  );
}

test("a template's draft reads as before when the database gives it back in its own order", () => {
  expect(listEditedFields(reordered(RIDE) as EventDraft, RIDE, false)).toEqual([]);
});

/** Members that rows have, and ones that they may get one day. */
const row = fc.dictionary(
  fc.constantFrom("label", "kind", "isRequired", "options", "ageMin", "ageMax", "purpose", "time", "text", "newOne"),
  fc.oneof(
    fc.constantFrom("18", "text", "choice"),
    fc.constant(true),
    fc.integer({ min: 1, max: 18 }),
    fc.constant(["S", "M"]),
  ),
);
const asking = (questions: Record<string, unknown>[]): EventDraft => ({
  ...RIDE,
  questions: questions as unknown as Question[],
});

test("whatever members a row has, their order is no change", () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 3 }), (rows) => {
      expect(listEditedFields(reordered(asking(rows)) as EventDraft, asking(rows), true)).toEqual([]);
    }),
  );
});

test("whatever member of a row changes, comes or goes, the field has changed", () => {
  fc.assert(
    fc.property(
      row,
      fc.constantFrom("kind", "ageMin", "ageMax", "newOne"),
      fc.integer({ min: 1, max: 18 }),
      (each, member, value) => {
        fc.pre(String(each[member]) !== String(value));
        const changed = listEditedFields(asking([each]), asking([{ ...each, [member]: value }]), true);
        expect(changed.map(({ field }) => field)).toEqual(["questions"]);
      },
    ),
  );
});

test("an age that moves from the youngest to the oldest rider is a change", () => {
  const [from, to] = [asking([{ label: "Born", ageMin: 18 }]), asking([{ label: "Born", ageMax: 18 }])];

  expect(listEditedFields(from, to, true)).toEqual([
    { field: "questions", from: "Born, youngest: 18", to: "Born, oldest: 18" },
  ]);
});
