"use client";

import { type FormEvent, useState } from "react";
import { BIB_NUMBER_MAX, type BibRange } from "#booking/bibs/bib-range.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { TextField } from "#ui/text-field.tsx";
import { callOffice } from "../../../call-office.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";
import { type NamedBibs, progressCopy } from "./bib-copy.ts";

type Props = { slug: string; rows: readonly NamedBibs[] };
type Typed = Record<string, { first: string; last: string }>;

const wholeNumber = (text: string): number | null => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);

/** The first and the last number of each category. One that is left empty gets none. */
export function RangesForm({ slug, rows }: Props) {
  const t = useOrganizerText();
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(
      rows.map(({ categoryId, range }) => [
        categoryId,
        { first: String(range?.first ?? ""), last: String(range?.last ?? "") },
      ]),
    ),
  );
  const [error, setError] = useState<{ categoryId: string; message: string } | null>(null);
  const [reason, setFailure] = useFailure();
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const refresh = useRefresh();

  async function save(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setFailure(null);
    setError(null);
    const ranges: BibRange[] = [];
    for (const { categoryId } of rows) {
      const { first = "", last = "" } = typed[categoryId] ?? {};
      if (first.trim() === "" && last.trim() === "") continue;
      const [from, to] = [wholeNumber(first), wholeNumber(last)];
      if (!from || !to)
        return setError({
          categoryId,
          message: t("Enter both numbers, from 1 to {max}.", { max: String(BIB_NUMBER_MAX) }),
        });
      if (to < from) return setError({ categoryId, message: t("The last number is lower than the first.") });
      ranges.push({ categoryId, first: from, last: to });
    }
    setBusy(true);
    const reply = await callOffice(`/api/admin/events/${slug}/bib-ranges`, { method: "PUT", body: { ranges } });
    setBusy(false);
    if (reply.kind !== "ok") return setFailure(reply);
    setSaved(true);
    void refresh();
  }

  return (
    <form noValidate className="space-y-5" onSubmit={(event) => void save(event)}>
      {rows.map((row) => {
        const { categoryId, name } = row;
        const numbers = typed[categoryId] ?? { first: "", last: "" };
        const change = (part: Partial<typeof numbers>) => {
          setSaved(false);
          setTyped({ ...typed, [categoryId]: { ...numbers, ...part } });
        };
        const wrong = error?.categoryId === categoryId ? error.message : undefined;
        return (
          <fieldset key={categoryId}>
            <legend className="font-semibold">{name}</legend>
            <p className="mb-2 text-[0.92rem] text-soft">{progressCopy(row, t)}</p>
            <div className="grid max-w-sm grid-cols-2 gap-3">
              <TextField
                id={`first-${categoryId}`}
                label={t("First number")}
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                disabled={isBusy}
                value={numbers.first}
                error={wrong}
                onChange={({ target }) => change({ first: target.value })}
              />
              <TextField
                id={`last-${categoryId}`}
                label={t("Last number")}
                inputMode="numeric"
                autoComplete="off"
                maxLength={5}
                disabled={isBusy}
                value={numbers.last}
                onChange={({ target }) => change({ last: target.value })}
              />
            </div>
          </fieldset>
        );
      })}
      <div role="alert" className="font-medium text-lost empty:hidden">
        {reason}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" kind="secondary" disabled={isBusy}>
          {isBusy ? <Spinner /> : null}
          {t("Save the numbers")}
        </Button>
        <span role="status" className="text-yours">
          {isSaved ? t("Saved.") : ""}
        </span>
      </div>
    </form>
  );
}
