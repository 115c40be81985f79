import { decidePrice } from "#booking/events/price.ts";
import { rupees } from "#platform/money.ts";
import type { Translate } from "../language/translate.ts";
import { type EventForm, readRupees } from "./form-values.ts";
import { spokenTime } from "./spoken-time.ts";

/** What people would see at once of what was typed since `base`, and cannot be unseen: to be read before it is saved. */
export function publicChanges(base: EventForm, form: EventForm, t: Translate): string[] {
  const before = new Map(base.categories.map((category) => [category.id, category]));
  const kept = new Set(form.categories.map(({ id }) => id));
  const priceOf = (price: string, feeMode: EventForm["feeMode"]): string =>
    rupees(decidePrice(readRupees(price) ?? 0, feeMode).pricePaise);
  const timesOf = (field: "startsAt" | "opensAt" | "closesAt") =>
    base[field] === form[field] ? null : { time: spokenTime(form[field], t), former: spokenTime(base[field], t) };
  const [starts, opens, closes] = [timesOf("startsAt"), timesOf("opensAt"), timesOf("closesAt")];

  return [
    ...form.categories.map(({ id, name, capacity, price, isHidden }) => {
      const old = id === null ? undefined : before.get(id);
      const asked = priceOf(price, form.feeMode);
      if (old && old.isHidden !== isHidden)
        return isHidden
          ? t("{name} is hidden and no longer sold.", { name })
          : t("{name} is shown and on sale.", { name });
      if (!old && isHidden) return "";
      if (!old)
        return t("{name} goes on sale: {places} places, riders pay {price}.", {
          name: name || t("A category"),
          places: capacity || "0",
          price: asked,
        });
      const former = priceOf(old.price, base.feeMode);
      return asked === former ? "" : t("{name}: riders pay {price}, not {former}.", { name, price: asked, former });
    }),
    ...base.categories.filter(({ id }) => !kept.has(id)).map(({ name }) => t("{name} is taken off sale.", { name })),
    starts && t("The event starts on {time}, not {former}.", starts),
    opens && t("The sale opens on {time}, not {former}.", opens),
    closes && t("The sale closes on {time}, not {former}.", closes),
  ].filter((change): change is string => Boolean(change));
}
