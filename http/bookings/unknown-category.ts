import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { Problem } from "../problem.ts";

export const hasCategory = ({ categories }: Pick<BookableEvent, "categories">, categoryId: string): boolean =>
  categories.some(({ id }) => id === categoryId);

export const unknownCategory: Problem = {
  status: 422,
  code: "invalid_input",
  title: "Choose a category.",
  errors: [{ field: "categoryId", code: "unknown_category", message: "Choose one of the event's categories." }],
};
