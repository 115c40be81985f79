import type { BookableEvent } from "../events/bookable-event.ts";
import { draftOfEvent } from "../events/draft-of-event.ts";
import type { EventDraft } from "../events/event-draft.ts";
import type { Capacities, MissingPart } from "../events/list-missing.ts";
import { translationKey } from "../events/translation.ts";

// All of these are our choice.
/** Enough to see a queue, and too few to be in anybody's way. */
export const REHEARSAL_PLACES_MIN = 5;
export const REHEARSAL_PLACES_MAX = 50;
/** How long the team has to send the link round, where it does not open at once. */
export const OPENS_AFTER_MINUTES = 5;
export const REHEARSAL_HOURS = 24;
/** So long before the real sale opens no rehearsal runs any more. */
export const DISTANCE_MINUTES = 15;
/** A rehearsal that would be shorter is not started. */
export const REHEARSAL_MINUTES_MIN = 10;
/** Of all events together: each sends real email and SMS. */
export const REHEARSALS_PER_DAY_MAX = 20;
/** `is_rehearsal_to_erase` says the same. */
export const ERASE_REHEARSAL_AFTER_DAYS = 7;

/** As the SQL functions take them. */
export const LIMITS = { distanceMinutes: DISTANCE_MINUTES, perDay: REHEARSALS_PER_DAY_MAX };

export type Opening = "at_once" | "in_five_minutes";

export type RehearsalRefusal =
  | "unknown_event"
  | "event_over"
  | "sale_near"
  | "rehearsal_running"
  | "rehearsals_used_up"
  | "incomplete";
export type RehearsalAnswer =
  | { started: true; slug: string }
  | { started: false; because: Exclude<RehearsalRefusal, "incomplete"> }
  | { started: false; because: "incomplete"; missing: MissingPart[] };

const MINUTE_MS = 60_000;

/** When a rehearsal is open: for a day, but never near the real sale nor past the event's start. Null where no time is left for one. */
export function rehearsalTimes(
  event: Pick<BookableEvent, "opensAt" | "startsAt">,
  opening: Opening,
  now: Date,
): { opensAt: Date; closesAt: Date } | null {
  const opensAt = opening === "at_once" ? now : new Date(now.getTime() + OPENS_AFTER_MINUTES * MINUTE_MS);
  const saleNear = event.opensAt.getTime() - DISTANCE_MINUTES * MINUTE_MS;
  const ends = [opensAt.getTime() + REHEARSAL_HOURS * 60 * MINUTE_MS, event.startsAt.getTime()];
  // A draft's opening may lie behind us: nothing opens until it is published, and then the rehearsal ends.
  if (saleNear > now.getTime()) ends.push(saleNear);
  const closesAt = new Date(Math.min(...ends));
  return closesAt.getTime() - opensAt.getTime() < REHEARSAL_MINUTES_MIN * MINUTE_MS ? null : { opensAt, closesAt };
}

/** What the name of a rehearsal begins with, on every page and in every message: the database wants it so. */
const NAME_BEGINS = "Rehearsal: ";
const NAME_BEGINS_IN = { en: NAME_BEGINS, hi: "रिहर्सल: ", mr: "सराव: " };
const TITLE_LENGTH_MAX = 120;

const named = (beginning: string, title: string): string =>
  (beginning + title).slice(0, TITLE_LENGTH_MAX).toWellFormed();

type Rehearsed = { slug: string; places: number; opensAt: Date; closesAt: Date };

/** The event as its riders will see it, with few places, under a name that says what it is. Hidden categories are left out. */
export function rehearsalDraft(
  event: BookableEvent,
  capacities: Capacities,
  { slug, places, opensAt, closesAt }: Rehearsed,
): EventDraft {
  const draft = draftOfEvent(event, capacities);
  const title = named(NAME_BEGINS, event.title);
  const translations = Object.fromEntries(
    Object.entries(draft.translations).map(([language, texts]) => {
      const translated = texts?.[translationKey(event.title)];
      const beginning = NAME_BEGINS_IN[language as keyof typeof NAME_BEGINS_IN];
      return [language, { ...texts, ...(translated && { [translationKey(title)]: named(beginning, translated) }) }];
    }),
  );
  return {
    ...draft,
    slug,
    title,
    translations,
    opensAt,
    closesAt,
    preQueueMinutes: Math.min(draft.preQueueMinutes, OPENS_AFTER_MINUTES),
    capacity: places,
    categories: draft.categories
      .filter(({ isHidden }) => !isHidden)
      .map((category) => ({ ...category, id: null, capacity: places })),
    questions: draft.questions.map((question) => ({ ...question, id: "" })),
  };
}
