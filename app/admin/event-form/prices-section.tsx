import { decidePrice, type FeeMode, organizerSharePaise, PLATFORM_FEE_PAISE } from "#booking/events/price.ts";
import { rupees } from "#platform/money.ts";
import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import type { Translate } from "../language/translate.ts";
import { FormSection } from "./form-section.tsx";
import { type CategoryRow, newRow, readCount, readRupees } from "./form-values.ts";
import { HiddenChoice } from "./hidden-choice.tsx";
import { InLanguages } from "./in-languages.tsx";
import { PlacesEffect } from "./places-effect.tsx";
import { AddRow, RemoveRow } from "./row-buttons.tsx";
import { changedRow, onceFor, type SectionProps, withoutRow } from "./section-props.ts";

const FEE = rupees(PLATFORM_FEE_PAISE);

const feeCopy = (mode: FeeMode, t: Translate): string =>
  mode === "added"
    ? t("Riders pay it: {fee} on top of your ticket price", { fee: FEE })
    : t("You pay it: {fee} out of your ticket price", { fee: FEE });

export function PricesSection(props: SectionProps) {
  const t = useOrganizerText();
  const { form, change, errorOf, isPublic } = props;
  const places = readCount(form.capacity) ?? 0;
  const shown = form.categories.filter(({ isHidden }) => !isHidden);
  const inCategories = shown.reduce((sum, category) => sum + (readCount(category.capacity) ?? 0), 0);
  const add = () =>
    change({ categories: [...form.categories, { ...newRow(), id: null, name: "", capacity: "", price: "" }] });
  return (
    <FormSection
      id="part-prices"
      about={t(
        "People see one price that includes everything, from the first page to the receipt. Nothing is added later.",
      )}
    >
      <div className={`max-w-[620px] space-y-6 ${onceFor(props)}`}>
        <TextField
          id="capacity"
          label={t("Places in all")}
          inputMode="numeric"
          value={form.capacity}
          error={errorOf("capacity")}
          hint={t("No more than this are sold, however many people come at once.")}
          onChange={({ target }) => change({ capacity: target.value })}
        />
        <fieldset>
          <legend className="font-semibold">{t("Startline's fee of {fee} for each booking", { fee: FEE })}</legend>
          {isPublic ? (
            <p className="text-[0.92rem] text-soft">{t("It can't change after the first booking.")}</p>
          ) : null}
          {(["added", "absorbed"] as const).map((mode) => (
            <label key={mode} className="flex min-h-12 items-center gap-3">
              <input
                type="radio"
                name="feeMode"
                className="size-5 shrink-0"
                checked={form.feeMode === mode}
                onChange={() => change({ feeMode: mode })}
              />
              {feeCopy(mode, t)}
            </label>
          ))}
        </fieldset>
      </div>
      <div id="categories" tabIndex={-1} className="space-y-4 outline-none">
        <h3 className="font-semibold">{t("Categories")}</h3>
        {form.categories.map((category, index) => (
          <CategoryFields key={category.row} {...props} category={category} index={index} />
        ))}
        <div className={onceFor(props)}>
          <AddRow onClick={add}>
            {form.categories.length === 0 ? t("Add a category") : t("Add another category")}
          </AddRow>
        </div>
        {errorOf("categories") ? <p className="font-medium text-lost">{errorOf("categories")}</p> : null}
        {places > 0 && form.categories.length > 0 ? (
          <p className={`text-[0.95rem] ${inCategories < places ? "font-medium text-time" : "text-soft"}`}>
            {sumCopy(places, inCategories, shown.length < form.categories.length, t)}
          </p>
        ) : null}
        <PlacesEffect form={form} />
      </div>
      <label className={`flex min-h-12 items-center gap-3 ${onceFor(props)}`}>
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={form.isPriceBreakdownShown}
          onChange={({ target }) => change({ isPriceBreakdownShown: target.checked })}
        />
        {t("Show the price breakdown")}
      </label>
    </FormSection>
  );
}

/** What the categories that riders see come to, beside the places of the event. A hidden one sells nothing to the public. */
export function sumCopy(all: number, sum: number, hasHidden: boolean, t: Translate): string {
  if (sum < all && hasHidden) {
    return t("The categories that riders see have {sum} of the {all} places: no more than these can be sold.", {
      sum,
      all,
    });
  }
  if (sum < all) return t("The categories have {sum} of the {all} places: the rest could never be sold.", { sum, all });
  if (sum === all) return t("The categories have all {all} places.", { all });
  return t("The categories could take {sum}. The sale still ends at {all} in all.", { sum, all });
}

type FieldsProps = SectionProps & { category: CategoryRow; index: number };

function CategoryFields({ category, index, ...props }: FieldsProps) {
  const t = useOrganizerText();
  const { form, change, errorOf, isPublic } = props;
  const at = (field: string) => `categories.${index}.${field}`;
  const set = (part: Partial<CategoryRow>) => change({ categories: changedRow(form.categories, category.row, part) });
  const isSold = isPublic && category.id !== null;
  return (
    <div className="space-y-4 rounded-card border border-line bg-surface p-4">
      <InLanguages {...props} path={`categories.${index}`}>
        <TextField
          id={at("name")}
          label={t("Name")}
          placeholder="100 km"
          value={category.name}
          error={errorOf(at("name"))}
          onChange={({ target }) => set({ name: target.value })}
        />
      </InLanguages>
      <div className={`space-y-4 ${onceFor(props)}`}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id={at("capacity")}
            label={t("Places")}
            inputMode="numeric"
            value={category.capacity}
            error={errorOf(at("capacity"))}
            onChange={({ target }) => set({ capacity: target.value })}
          />
          <TextField
            id={at("ticketPricePaise")}
            label={t("Your ticket price")}
            prefix="₹"
            inputMode="decimal"
            value={category.price}
            className="!pl-9"
            error={errorOf(at("ticketPricePaise"))}
            onChange={({ target }) => set({ price: target.value })}
          />
        </div>
        <PriceSplit ticketPricePaise={readRupees(category.price)} feeMode={form.feeMode} />
        {isSold ? (
          <p className="text-[0.92rem] text-soft">
            {t(
              "Name and price can't change after this category's first booking. Until then you can correct or remove it.",
            )}
          </p>
        ) : null}
        <HiddenChoice isHidden={category.isHidden ?? false} onChange={(isHidden) => set({ isHidden })} />
        <RemoveRow
          what={category.name || t("this category")}
          onClick={() => change({ categories: withoutRow(form.categories, category.row) })}
        />
      </div>
    </div>
  );
}

/** What people pay and who gets it, while the price is typed. */
function PriceSplit({ ticketPricePaise, feeMode }: { ticketPricePaise: number | null; feeMode: FeeMode }) {
  const t = useOrganizerText();
  if (ticketPricePaise === null || ticketPricePaise <= 0) return null;
  const price = decidePrice(ticketPricePaise, feeMode);
  return (
    <p aria-live="polite">
      {t.rich(
        "Riders pay <b>{price}</b>, all included. You get <b>{share}</b>, Startline {fee}.",
        { b: (amount) => <strong>{amount}</strong> },
        {
          price: rupees(price.pricePaise),
          share: rupees(organizerSharePaise(price)),
          fee: rupees(price.platformFeePaise),
        },
      )}
    </p>
  );
}
