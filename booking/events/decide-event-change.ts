import type { BookableEvent, Category } from "./bookable-event.ts";
import { slugOf } from "./clean-text.ts";
import { freeId } from "./decide-event-draft.ts";
import type { EventDraft } from "./event-draft.ts";
import { decidePrice } from "./price.ts";

/** What one save changes. `capacities` is for the room that keeps the counters. */
export type EventChange = {
  draft: EventDraft;
  categories: Category[];
  /** Of all categories, in the same order. */
  capacities: { id: string; capacity: number }[];
  removedCategoryIds: string[];
  isWaiverNew: boolean;
};

export type ChangeRefusal = "slug_fixed" | "prices_frozen" | "category_in_use" | "unknown_category" | "event_cancelled";
export type ChangeAnswer = { ok: true; change: EventChange } | { ok: false; because: ChangeRefusal };

/**
 * What follows from a tidied draft for the event as it is now (null: a new one). From publishing on, the link, the
 * prices and the categories that are there stay as people have seen them; new categories may join.
 */
export function decideEventChange(event: BookableEvent | null, draft: EventDraft): ChangeAnswer {
  const before = event?.categories ?? [];
  const isPublic = event !== null && event.state !== "draft";
  if (event?.state === "cancelled") return { ok: false, because: "event_cancelled" };
  if (isPublic && draft.slug !== event.slug) return { ok: false, because: "slug_fixed" };

  const known = new Set(before.map((category) => category.id));
  if (draft.categories.some(({ id }) => id !== null && !known.has(id)))
    return { ok: false, because: "unknown_category" };
  const kept = new Set(draft.categories.map((category) => category.id));
  const removedCategoryIds = before.filter(({ id }) => !kept.has(id)).map((category) => category.id);
  if (isPublic && removedCategoryIds.length > 0) return { ok: false, because: "category_in_use" };

  const categories = draft.categories.map(({ id, name, ticketPricePaise }) => ({
    id: id ?? freeId(slugOf(name) || "category", known),
    name,
    ...decidePrice(ticketPricePaise, draft.feeMode),
  }));
  const hasNewPrice = before.some((old) =>
    categories.some(({ id, pricePaise, ticketPricePaise }) => {
      return id === old.id && (pricePaise !== old.pricePaise || ticketPricePaise !== old.ticketPricePaise);
    }),
  );
  if (isPublic && hasNewPrice) return { ok: false, because: "prices_frozen" };

  const capacities = categories.map(({ id }, index) => ({ id, capacity: draft.categories[index]?.capacity ?? 0 }));
  const isWaiverNew = event === null || event.waiver.text !== draft.waiverText;
  return { ok: true, change: { draft, categories, capacities, removedCategoryIds, isWaiverNew } };
}
