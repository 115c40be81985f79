"use client";

import { useState } from "react";
import type { BibOrder } from "#booking/bibs/bib-range.ts";
import type { GivenBibs } from "#http/admin/bibs-schemas.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";
import { givenCopy, type NamedBibs, waitingCopy } from "./bib-copy.ts";

const orders = [
  { value: "booked", text: "In the order in which they booked" },
  { value: "name", text: "By name, from A to Z" },
] as const;

/** One press for everybody who has none. Pressed again it goes on with whoever was confirmed since. */
export function GiveOutForm({ slug, rows }: { slug: string; rows: readonly NamedBibs[] }) {
  const t = useOrganizerText();
  const [order, setOrder] = useState<BibOrder>("booked");
  const [count, setCount] = useState<number | null>(null);
  const [reason, setFailure] = useFailure();
  const [isBusy, setBusy] = useState(false);
  const refresh = useRefresh();
  const hasRange = rows.some(({ range }) => range !== null);
  const withoutRange = rows.filter(({ range, waiting }) => range === null && waiting > 0).map(({ name }) => name);

  async function give() {
    if (isBusy) return;
    setFailure(null);
    setCount(null);
    setBusy(true);
    const reply = await callOffice<GivenBibs>(`/api/admin/events/${slug}/bibs`, { method: "POST", body: { order } });
    setBusy(false);
    if (reply.kind !== "ok") return setFailure(reply);
    setCount(reply.body.count);
    void refresh();
  }

  if (!hasRange) return <p className="text-soft">{t("First say which numbers each category gets, and save.")}</p>;
  return (
    <div className="space-y-4">
      <fieldset>
        <legend className="font-semibold">{t("Order")}</legend>
        {orders.map(({ value, text }) => (
          <label key={value} className="flex min-h-12 cursor-pointer items-center gap-3">
            <input
              type="radio"
              name="order"
              checked={order === value}
              disabled={isBusy}
              onChange={() => setOrder(value)}
              className="size-5 shrink-0"
            />
            {t(text)}
          </label>
        ))}
      </fieldset>
      {withoutRange.length > 0 ? (
        <p className="text-time">
          {t("{categories}: riders wait for a range.", { categories: withoutRange.join(", ") })}
        </p>
      ) : null}
      <Button disabled={isBusy} onClick={() => void give()} className="w-full sm:w-auto">
        {isBusy ? <Spinner /> : null}
        {waitingCopy(rows, t)}
      </Button>
      <p role="status" className="font-medium text-yours empty:hidden">
        {count === null ? "" : givenCopy(count, t)}
      </p>
      <div role="alert" className="font-medium text-lost empty:hidden">
        {reason}
      </div>
      <p className="text-[0.92rem] text-soft">
        {t(
          "Nobody gets a second number, however often you press. Riders who are confirmed later get theirs when you press again.",
        )}
      </p>
    </div>
  );
}
