import type { BookableEvent } from "#booking/events/bookable-event.ts";
import type { Problem } from "../problem.ts";

export const hasCategory = ({ categories }: Pick<BookableEvent, "categories">, categoryId: string): boolean =>
  categories.some(({ id }) => id === categoryId);

/** The category that a page from before it was hidden asks for: it is refused as full, under the lock, and said as what it is. */
export const isHiddenCategory = ({ categories }: Pick<BookableEvent, "categories">, categoryId: string): boolean =>
  categories.some(({ id, isHidden }) => id === categoryId && isHidden);

export const unknownCategory: Problem = {
  status: 422,
  code: "invalid_input",
  title: "Choose a category.",
  errors: [{ field: "categoryId", code: "unknown_category", message: "Choose one of the event's categories." }],
};
