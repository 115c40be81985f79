import { stateCopy } from "#booking/bookings-list/state-copy.ts";
import type { Found } from "#http/admin/find-schemas.ts";
import { indianDate } from "#platform/times.ts";

/** A rider in a line: what tells them from others of the same name. */
export const riderCopy = (
  { reference, bibNumber, state, categoryName, slug, eventTitle }: Found["riders"][number],
  openSlug: string | null,
): string =>
  [
    stateCopy[state],
    categoryName ?? "",
    reference,
    bibNumber === null ? "" : `Bib ${bibNumber}`,
    slug === openSlug ? "" : eventTitle,
  ]
    .filter(Boolean)
    .join(" · ");

const states = { draft: "Draft", published: "Published", closed: "Closed", cancelled: "Cancelled" };

export const eventLineCopy = ({ startsAt, state }: Found["events"][number]): string =>
  `${indianDate(new Date(startsAt))} · ${states[state]}`;

/** What a screen reader says when the list has changed. */
export function countCopy(count: number, { isBusy, failure }: { isBusy: boolean; failure: string | null }): string {
  if (isBusy) return "Looking for riders and events";
  if (failure) return "";
  return count === 0 ? "Nothing found" : count === 1 ? "1 found" : `${count} found`;
}
