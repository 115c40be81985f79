import type { Found } from "#http/admin/find-schemas.ts";
import { stateCopy } from "../events/[slug]/bookings/booking-copy.ts";
import type { Text } from "../language/text.ts";
import type { Translate } from "../language/translate.ts";

/** A rider in a line: what tells them from others of the same name. */
export const riderCopy = (
  { reference, bibNumber, state, categoryName, slug, eventTitle }: Found["riders"][number],
  openSlug: string | null,
  t: Translate,
): string =>
  [
    t(stateCopy[state]),
    categoryName ?? "",
    reference,
    bibNumber === null ? "" : t("Bib {number}", { number: String(bibNumber) }),
    slug === openSlug ? "" : eventTitle,
  ]
    .filter(Boolean)
    .join(" · ");

const states: Record<Found["events"][number]["state"], Text> = {
  draft: "Draft",
  published: "Published",
  closed: "Closed",
  cancelled: "Cancelled",
};

export const eventLineCopy = ({ startsAt, state }: Found["events"][number], t: Translate): string =>
  `${t.date(new Date(startsAt))} · ${t(states[state])}`;

/** What a screen reader says when the list has changed. */
export function countCopy(
  count: number,
  { isBusy, failure }: { isBusy: boolean; failure: string | null },
  t: Translate,
): string {
  if (isBusy) return t("Looking for riders and events");
  if (failure) return "";
  return count === 0 ? t("Nothing found") : t({ one: "{count} found", other: "{count} found" }, { count });
}
