import type { EventCapacity } from "../capacity/read-event-capacity.ts";
import type { FieldProblem } from "../events/event-draft.ts";
import type { Capacities } from "../events/list-missing.ts";

/**
 * Which of the wanted capacities would take a place from somebody, each with the number that is possible. Read without the
 * lock: `change_capacity` has the last word.
 */
export function listBelowSold(
  now: EventCapacity,
  wanted: Capacities,
  hiddenIds: ReadonlySet<string> = new Set(),
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const wrong = (field: string, message: string) => problems.push({ field, code: "below_sold", message });
  const least = now.called + now.held + now.confirmed;
  if (wanted.capacity < least) wrong("capacity", `It cannot be less than ${count(least)}: ${takenCopy(now)}.`);

  wanted.categories.forEach(({ id, capacity }, index) => {
    const category = now.categories.find((each) => each.id === id);
    const taken = category ? category.held + category.confirmed : 0;
    if (category && capacity < taken) {
      wrong(
        `categories.${index}.capacity`,
        `This category cannot have less than ${count(taken)}: ${takenCopy({ ...category, called: 0 })}.`,
      );
    }
  });
  if (problems.length > 0) return problems;

  // Nobody who was called takes a place in a hidden category.
  const isShown = ({ id }: { id: string }) => !hiddenIds.has(id);
  const taken = now.categories.filter(isShown).reduce((sum, { held, confirmed }) => sum + held + confirmed, now.called);
  const inCategories = wanted.categories.filter(isShown).reduce((sum, { capacity }) => sum + capacity, 0);
  if (inCategories < taken) {
    wrong(
      "categories",
      `Leave the categories together ${count(taken)} places or more: whoever was called must find one.`,
    );
  }
  return problems;
}

const count = (places: number): string => places.toLocaleString("en-IN");

function takenCopy({ confirmed, held, called }: { confirmed: number; held: number; called: number }): string {
  const parts = [
    `${count(confirmed)} confirmed`,
    held > 0 ? `${count(held)} held` : "",
    called > 0 ? `${count(called)} called just now` : "",
  ];
  return parts.filter(Boolean).join(", ");
}
