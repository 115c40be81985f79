import type { Rehearsal } from "#booking/rehearsals/read-rehearsals.ts";
import { CheckIcon } from "#ui/icons.tsx";
import { organizerText } from "../../../language/organizer-text.ts";
import { thingsToTry } from "./things-to-try.ts";

/** What to try; each is ticked once the rehearsal's own rows show that it was done. */
export async function TriedList({ rehearsal }: { rehearsal: Rehearsal }) {
  const t = await organizerText();
  return (
    <ul className="max-w-[720px] divide-y divide-line rounded-card border border-line bg-surface">
      {thingsToTry(rehearsal).map(({ name, text, hint, isDone }) => (
        <li key={name} className="flex gap-3 px-4 py-3">
          {isDone ? (
            <CheckIcon className="mt-0.5 size-5 text-yours" />
          ) : (
            <span aria-hidden="true" className="mt-1 size-4 shrink-0 rounded-full border-2 border-edge" />
          )}
          <span>
            <span className="font-semibold">{t(text)}</span>
            <span className={isDone ? "text-yours" : "sr-only"}>{` · ${isDone ? t("done") : t("not yet")}`}</span>
            <span className="block text-[0.92rem] text-soft">{t(hint)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
