import { useState } from "react";
import type { CheckInRider, IndexedList } from "#booking/check-in/check-in-list.ts";
import { findRiders } from "#booking/check-in/rider-search.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { TextField } from "#ui/text-field.tsx";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { Translate } from "../../../language/translate.ts";
import type { Desk } from "./use-desk.ts";

const SHOWN_MAX = 20;

type Props = { list: IndexedList; checkIns: Desk["checkIns"]; onOpen: (rider: CheckInRider) => void };

/** Finds a rider by hand. Nothing leaves the phone. */
export function RiderFinder({ list, checkIns, onOpen }: Props) {
  const t = useOrganizerText();
  const [typed, setTyped] = useState("");
  const found = findRiders(list.riders, typed, SHOWN_MAX + 1);
  return (
    <search>
      <TextField
        id="rider"
        type="search"
        label={t("Find a rider")}
        placeholder={t("Name, bib or reference")}
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <p role="status" className="mt-1 text-[0.95rem] text-soft">
        {typed.trim() === "" ? "" : countCopy(found.length, t)}
      </p>
      <ul className="mt-1 rounded-card border border-line bg-surface empty:hidden">
        {found.slice(0, SHOWN_MAX).map((rider) => (
          <li key={rider.id} className="border-line border-t first:border-t-0">
            <button
              type="button"
              onClick={() => onOpen(rider)}
              className="flex min-h-14 w-full items-center gap-3 px-4 py-2 text-left"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold leading-snug">{rider.name || rider.reference}</span>
                <span className="block text-[0.95rem] text-soft">
                  {[
                    rider.category,
                    rider.bib === null ? "" : t("Bib {number}", { number: String(rider.bib) }),
                    rider.reference,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
              {checkIns.has(rider.id) ? (
                <span className="inline-flex items-center gap-1 font-medium text-[0.95rem] text-yours">
                  <CheckIcon className="size-5" />
                  {t("Arrived")}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </search>
  );
}

function countCopy(count: number, t: Translate): string {
  if (count === 0) return t("Nobody on this phone's list.");
  if (count > SHOWN_MAX) return t("The first {number}. Type more of the name.", { number: SHOWN_MAX });
  return t({ one: "{count} rider", other: "{count} riders" }, { count });
}
