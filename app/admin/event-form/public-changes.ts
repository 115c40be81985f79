import { decidePrice } from "#booking/events/price.ts";
import { rupees } from "#platform/money.ts";
import { type EventForm, readRupees } from "./form-values.ts";
import { spokenTime } from "./spoken-time.ts";

/** What people would see at once of what was typed since `base`, and cannot be unseen: to be read before it is saved. */
export function publicChanges(base: EventForm, form: EventForm): string[] {
  const before = new Map(base.categories.map((category) => [category.id, category]));
  const kept = new Set(form.categories.map(({ id }) => id));
  const priceOf = (price: string, feeMode: EventForm["feeMode"]): string =>
    rupees(decidePrice(readRupees(price) ?? 0, feeMode).pricePaise);
  const moved = (field: "startsAt" | "opensAt" | "closesAt", what: string): string =>
    base[field] === form[field] ? "" : `${what} ${spokenTime(form[field])}, not ${spokenTime(base[field])}.`;

  return [
    ...form.categories.map(({ id, name, capacity, price, isHidden }) => {
      const old = id === null ? undefined : before.get(id);
      const asked = priceOf(price, form.feeMode);
      if (old && old.isHidden !== isHidden)
        return `${name} is ${isHidden ? "hidden and no longer sold" : "shown and on sale"}.`;
      if (!old)
        return isHidden ? "" : `${name || "A category"} goes on sale: ${capacity || "0"} places, riders pay ${asked}.`;
      const former = priceOf(old.price, base.feeMode);
      return asked === former ? "" : `${name}: riders pay ${asked}, not ${former}.`;
    }),
    ...base.categories.filter(({ id }) => !kept.has(id)).map(({ name }) => `${name} is taken off sale.`),
    moved("startsAt", "The event starts on"),
    moved("opensAt", "The sale opens on"),
    moved("closesAt", "The sale closes on"),
  ].filter(Boolean);
}
