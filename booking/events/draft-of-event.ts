import type { BookableEvent } from "./bookable-event.ts";
import type { EventDraft } from "./event-draft.ts";
import type { Capacities } from "./list-missing.ts";

/** The draft that would save the event as it is: what the organizer's form is filled with. */
export function draftOfEvent(event: BookableEvent, capacities: Capacities): EventDraft {
  const { id: _id, state: _state, revision: _revision, isPaused: _isPaused, notice: _notice, ...kept } = event;
  const { waiver, categories, formerQuestions: _former, rehearsalOf: _rehearsalOf, ...texts } = kept;
  return {
    ...texts,
    capacity: capacities.capacity,
    categories: categories.map(({ id, name, ticketPricePaise, isHidden }) => ({
      id,
      name,
      ticketPricePaise,
      isHidden,
      capacity: capacities.categories.find((category) => category.id === id)?.capacity ?? 0,
    })),
    waiverText: waiver.text,
    waiverTranslations: Object.fromEntries(
      Object.entries(waiver.translations).map(([language, { text }]) => [language, text]),
    ),
  };
}
