"use client";

import { useState } from "react";
import type { Opening } from "#booking/rehearsals/rehearsal.ts";
import { Button } from "#ui/button.tsx";
import { SelectField } from "#ui/select-field.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { callOffice } from "../../../call-office.ts";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import { useFailure } from "../../../use-failure.ts";
import { useRefresh } from "../../../use-refresh.ts";

const PLACES = [5, 10, 20, 50];
const OPENINGS: { value: Opening; text: Text; hint: Text }[] = [
  {
    value: "in_five_minutes",
    text: "In 5 minutes",
    hint: "Time to send the link round, and to see the draw before the opening.",
  },
  { value: "at_once", text: "At once", hint: "Without a draw." },
];

/** How many places, and when it opens. */
export function StartRehearsalForm({ slug }: { slug: string }) {
  const t = useOrganizerText();
  const refresh = useRefresh();
  const [places, setPlaces] = useState("10");
  const [opening, setOpening] = useState<Opening>("in_five_minutes");
  const [isBusy, setBusy] = useState(false);
  const [refusal, setFailure] = useFailure();

  async function start() {
    setBusy(true);
    setFailure(null);
    const body = { places: Number(places), opening };
    const reply = await callOffice(`/api/admin/events/${slug}/rehearsals`, { method: "POST", body });
    setBusy(false);
    if (reply.kind !== "ok") setFailure(reply);
    // A refusal comes of a page that is old.
    if (reply.kind !== "unreachable") await refresh();
  }

  return (
    <div className="max-w-[560px]">
      <SelectField
        id="places"
        name="places"
        label={t("Places")}
        hint={t("Few, so that you see what riders see when all are gone.")}
        value={places}
        options={PLACES.map((count) => ({ value: String(count), text: String(count) }))}
        onChange={setPlaces}
      />
      <fieldset className="mt-5">
        <legend className="font-semibold">{t("Opens")}</legend>
        {OPENINGS.map(({ value, text, hint }) => (
          <label key={value} className="mt-2 flex min-h-12 cursor-pointer items-start gap-3">
            <input
              type="radio"
              name="opening"
              value={value}
              checked={opening === value}
              onChange={() => setOpening(value)}
              className="mt-1 size-5 shrink-0"
            />
            <span>
              <span className="block">{t(text)}</span>
              <span className="block text-[0.92rem] text-soft">{t(hint)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <p role="alert" className="mt-4 font-medium text-lost empty:hidden">
        {refusal}
      </p>
      <Button className="mt-4 w-full sm:w-auto" disabled={isBusy} onClick={() => void start()}>
        {isBusy ? <Spinner /> : null}
        {t("Start the rehearsal")}
      </Button>
    </div>
  );
}
