import type { Database } from "#platform/database.ts";
import type { CategoryBibs } from "./bib-range.ts";
import { selectCategoryBibs } from "./bib-ranges.sql.ts";

/** How far the numbers of each category have come. */
export const readBibs = (db: Database, eventId: string): Promise<CategoryBibs[]> => selectCategoryBibs(db, eventId);
