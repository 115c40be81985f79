import { fromIndiaLocal, toIndiaLocal } from "#platform/india-local.ts";
import type { BookableEvent } from "./bookable-event.ts";
import { slugOf } from "./clean-text.ts";
import { draftOfEvent } from "./draft-of-event.ts";
import type { EventDraft } from "./event-draft.ts";
import type { Capacities } from "./list-missing.ts";
import { translationKey } from "./translation.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The same weekday, and about the same time of the year. */
const YEAR_MS = 52 * 7 * DAY_MS;
const DAYS_TO_PREPARE = 14;
const SLUG_LENGTH_MAX = 80;

/** Who organizes, and in which color: the same from one event to the next. */
export type OrganizerDetails = Pick<
  EventDraft,
  "organizerName" | "organizerEmail" | "organizerPhone" | "organizerAddress" | "brandColor"
>;

/** Those of the organizer's event that was starts last; an empty installation knows only who is signed in. */
export function lastOrganizerDetails(events: readonly BookableEvent[], email: string): OrganizerDetails {
  const [last] = events.toSorted((a, b) => b.startsAt.getTime() - a.startsAt.getTime());
  if (!last) {
    return {
      organizerName: "",
      organizerEmail: email,
      organizerPhone: "",
      organizerAddress: "",
      brandColor: "#2446b8",
    };
  }
  const { organizerName, organizerEmail, organizerPhone, organizerAddress, brandColor } = last;
  return { organizerName, organizerEmail, organizerPhone, organizerAddress, brandColor };
}

/** What an empty form begins with: an event on a Sunday in ten weeks, on sale for a month from next Monday on. */
export function emptyDraft(now: Date, organizer: OrganizerDetails): EventDraft {
  const today = new Date(`${toIndiaLocal(now).slice(0, 10)}T00:00:00Z`);
  const at = (days: number, time: string): Date => {
    const day = new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
    return fromIndiaLocal(`${day}T${time}`) as Date;
  };
  const toSunday = (7 - today.getUTCDay()) % 7;
  return {
    ...organizer,
    slug: "",
    language: "en",
    translations: {},
    title: "",
    summary: "",
    description: "",
    startsAt: at(toSunday + 70, "06:00"),
    reportingNote: "",
    place: "",
    mapUrl: null,
    included: [],
    plan: [],
    rules: [],
    bring: [],
    faq: [],
    questions: [],
    pictureHash: null,
    opensAt: at(toSunday + 8, "10:00"),
    closesAt: at(toSunday + 38, "20:00"),
    feeMode: "added",
    isPriceBreakdownShown: false,
    preQueueMinutes: 30,
    isProofRequired: true,
    capacity: 0,
    categories: [],
    waiverText: "",
    waiverTranslations: {},
  };
}

/**
 * The next of a yearly event: its texts, places and prices, on the same weekday a year later, or as many years later as leave
 * two weeks until the start. Where its sale would have opened already, it opens at the same time of the day tomorrow. A year in
 * its title is the new one; whatever else names a date the organizer has to look at.
 */
export function copyDraft(
  event: BookableEvent,
  capacities: Capacities,
  { now, takenSlugs }: { now: Date; takenSlugs: readonly string[] },
): EventDraft {
  const draft = draftOfEvent(event, capacities);
  const earliest = now.getTime() + DAYS_TO_PREPARE * DAY_MS;
  const years = Math.max(1, Math.ceil((earliest - event.startsAt.getTime()) / YEAR_MS));
  const later = (moment: Date): Date => new Date(moment.getTime() + years * YEAR_MS);
  const startsAt = later(event.startsAt);
  const opensAt = inFuture(later(event.opensAt), now);
  const closesAt = later(event.closesAt);
  const title = withYear(event.title, event.startsAt, startsAt);
  const translations = Object.fromEntries(
    Object.entries(draft.translations).map(([language, texts]) => {
      const translated = texts?.[translationKey(event.title)];
      const titled = translated && { [translationKey(title)]: withYear(translated, event.startsAt, startsAt) };
      return [language, { ...texts, ...titled }];
    }),
  );
  return {
    ...draft,
    title,
    translations,
    slug: freeSlug(withYear(event.slug, event.startsAt, startsAt), yearOf(startsAt), takenSlugs),
    startsAt,
    opensAt,
    closesAt: closesAt > opensAt ? closesAt : startsAt,
    categories: draft.categories.map((category) => ({ ...category, id: null })),
    questions: draft.questions.map((question) => ({ ...question, id: "" })),
  };
}

const yearOf = (moment: Date): string => toIndiaLocal(moment).slice(0, 4);
const withYear = (text: string, before: Date, after: Date): string => text.replaceAll(yearOf(before), yearOf(after));

function inFuture(moment: Date, now: Date): Date {
  if (moment > now) return moment;
  const days = Math.floor((now.getTime() - moment.getTime()) / DAY_MS) + 1;
  return new Date(moment.getTime() + days * DAY_MS);
}

/** The wished link, else with its year, else with a number after it. */
function freeSlug(wished: string, year: string, taken: readonly string[]): string {
  const short = slugOf(wished).slice(0, SLUG_LENGTH_MAX - 10);
  const named = short.includes(year) ? short : `${short}-${year}`;
  const numbered = Array.from({ length: taken.length }, (_, index) => `${named}-${index + 2}`);
  return [short, named, ...numbered].find((slug) => !taken.includes(slug)) ?? named;
}
