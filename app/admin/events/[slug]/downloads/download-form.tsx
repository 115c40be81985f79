"use client";

import { useState } from "react";
import type { BookingState } from "#booking/bookings/booking.ts";
import type { Preset } from "#booking/bookings-list/download-columns.ts";
import type { ListOrder } from "#booking/bookings-list/riders-list.ts";
import { ButtonLink } from "#ui/button.tsx";
import { SelectField } from "#ui/select-field.tsx";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { groupsOf, type ListChoice, listPath, type OfferedColumn, presetOf } from "./list-choice.ts";
import { groupCopy, presetCopy } from "./list-copy.ts";

type Props = {
  slug: string;
  columns: readonly OfferedColumn[];
  presets: readonly Preset[];
  categories: readonly { id: string; name: string }[];
};

const states: readonly { value: string; text: Text }[] = [
  { value: "confirmed", text: "Confirmed" },
  { value: "any", text: "All bookings" },
  { value: "paying", text: "Paying" },
  { value: "held", text: "Held" },
  { value: "cancelled", text: "Cancelled" },
  { value: "expired", text: "Expired" },
  { value: "released", text: "Given up" },
];

const orders: readonly { value: string; text: Text }[] = [
  { value: "booked", text: "As they booked" },
  { value: "bib", text: "By bib" },
];

/** Which riders and which columns; both files are links, so that the browser saves them as any other. */
export function DownloadForm({ slug, columns, presets, categories }: Props) {
  const t = useOrganizerText();
  const [choice, setChoice] = useState<ListChoice>({
    ids: presets[0]?.ids ?? [],
    state: "confirmed",
    categoryId: "",
    order: "booked",
  });
  const { ids } = choice;
  const preset = presetOf(presets, ids);
  const change = (part: Partial<ListChoice>) => setChoice({ ...choice, ...part });
  const toggle = (id: string) => change({ ids: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id] });

  return (
    <div className="space-y-6">
      <fieldset>
        <legend className="mb-2 font-semibold">{t("For whom is the list?")}</legend>
        <div className="flex flex-wrap gap-2">
          {presets.map((each) => (
            <button
              key={each.name}
              type="button"
              aria-pressed={each.name === preset?.name}
              onClick={() => change({ ids: each.ids, order: each.order })}
              className="min-h-12 rounded-full border border-edge bg-surface px-4 hover:border-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper"
            >
              {presetCopy(each, t).name}
            </button>
          ))}
        </div>
        <p className="mt-2 text-soft">{preset ? presetCopy(preset, t).about : t("Your own choice of columns.")}</p>
      </fieldset>
      <details className="rounded-card border border-line bg-surface">
        <summary className="min-h-12 cursor-pointer px-4 py-3 font-semibold">
          {t("Columns: {chosen} of {all}", { chosen: ids.length, all: columns.length })}
        </summary>
        <div className="grid gap-x-6 gap-y-4 border-line border-t p-4 sm:grid-cols-2 xl:grid-cols-3">
          {groupsOf(columns).map(({ group, columns: offered }) => (
            <fieldset key={group} className="min-w-0">
              <legend className="font-semibold text-soft">{t(groupCopy[group])}</legend>
              {offered.map(({ id, header }) => (
                <label key={id} className="flex min-h-12 cursor-pointer items-center gap-3">
                  <input
                    type="checkbox"
                    checked={ids.includes(id)}
                    onChange={() => toggle(id)}
                    className="size-5 shrink-0"
                  />
                  {/* As the head of the file's column says it. */}
                  <span lang="en" className="wrap-anywhere">
                    {header}
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
        </div>
      </details>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          id="state"
          name="state"
          label={t("Riders")}
          value={choice.state}
          options={states.map(({ value, text }) => ({ value, text: t(text) }))}
          onChange={(state) => change({ state: state as BookingState | "any" })}
        />
        {categories.length > 1 ? (
          <SelectField
            id="category"
            name="category"
            label={t("Category")}
            value={choice.categoryId}
            options={[
              { value: "", text: t("All categories") },
              ...categories.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            onChange={(categoryId) => change({ categoryId })}
          />
        ) : null}
        <SelectField
          id="order"
          name="order"
          label={t("Order")}
          value={choice.order}
          options={orders.map(({ value, text }) => ({ value, text: t(text) }))}
          onChange={(order) => change({ order: order as ListOrder })}
        />
      </div>
      {ids.length === 0 ? (
        <p role="status" className="font-medium text-lost">
          {t("Choose at least one column.")}
        </p>
      ) : (
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={listPath(slug, choice, "xlsx")} download>
            {t("Download for Excel")}
          </ButtonLink>
          <ButtonLink kind="secondary" className="min-h-14" href={listPath(slug, choice, "csv")} download>
            {t("Download CSV")}
          </ButtonLink>
        </div>
      )}
      <p className="text-[0.92rem] text-soft">
        {t(
          "The file has names and numbers of people: send it only to those who need it, and delete it after the event. The history says who downloaded it.",
        )}
      </p>
    </div>
  );
}
