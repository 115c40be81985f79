import type { FormEvent } from "react";
import { Button } from "#ui/button.tsx";
import { inputLook, TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { BOOKING_FILTERS, isShown } from "./booking-filters.ts";
import type { SearchRequest } from "./search.ts";

type Props = {
  asked: SearchRequest;
  categories: readonly { id: string; name: string }[];
  /** From its first page. */
  onSearch: (filter: Omit<SearchRequest, "page">) => void;
};

/** One box for whatever a rider says of themselves, and the lists that one asks for again and again. */
export function SearchForm({ asked, categories, onSearch }: Props) {
  const t = useOrganizerText();
  const { page: _page, ...filter } = asked;

  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    onSearch({ ...filter, search: String(new FormData(event.currentTarget).get("search")) });
  }
  return (
    <search>
      {/* "post", because a form that is sent before its script runs would put a name into the address. */}
      <form method="post" onSubmit={search} className="flex flex-wrap items-end gap-3">
        <div className="min-w-[min(11rem,100%)] flex-1">
          <TextField
            id="search"
            name="search"
            type="search"
            label={t("Find a rider")}
            placeholder={t("Name, phone, email, reference or bib")}
            defaultValue={asked.search}
            maxLength={100}
            autoComplete="off"
            enterKeyHint="search"
          />
        </div>
        <Button type="submit" kind="secondary" className="min-h-13">
          {t("Find")}
        </Button>
      </form>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {/* On a phone the chips would take four lines. */}
        <select
          aria-label={t("Show")}
          value={BOOKING_FILTERS.find((each) => isShown(asked, each.filter))?.name}
          onChange={({ target }) => onSearch({ ...filter, ...filterNamed(target.value) })}
          className={`${inputLook} !w-auto max-w-full border-edge pr-10 lg:hidden`}
        >
          {BOOKING_FILTERS.map(({ name }) => (
            <option key={name} value={name}>
              {t(name)}
            </option>
          ))}
        </select>
        {BOOKING_FILTERS.map((each) => (
          <button
            key={each.name}
            type="button"
            aria-pressed={isShown(asked, each.filter)}
            onClick={() => onSearch({ ...filter, ...each.filter })}
            className="min-h-9 rounded-full border border-edge bg-surface px-3.5 text-[0.92rem] hover:border-ink aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-paper max-lg:hidden"
          >
            {t(each.name)}
          </button>
        ))}
        {categories.length > 1 ? (
          <select
            aria-label={t("Category")}
            value={asked.categoryId ?? ""}
            onChange={({ target }) => onSearch({ ...filter, categoryId: target.value || null })}
            className={`${inputLook} !w-auto max-w-full border-edge pr-10 lg:!min-h-9 lg:!py-1`}
          >
            <option value="">{t("All categories")}</option>
            {categories.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        ) : null}
      </div>
    </search>
  );
}

const filterNamed = (name: string) => BOOKING_FILTERS.find((each) => each.name === name)?.filter;
