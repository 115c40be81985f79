import type { BookableEvent, Category } from "./bookable-event.ts";

/** Those that the public may book. Who has a place in a hidden one goes on reading its name. */
export const shownCategories = ({ categories }: Pick<BookableEvent, "categories">): Category[] =>
  categories.filter(({ isHidden }) => !isHidden);
