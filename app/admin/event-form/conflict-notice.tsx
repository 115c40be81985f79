import type { ContestedField } from "#http/admin/event-form-schemas.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../language/text-context.tsx";
import { describeValue } from "./describe-value.ts";
import { fieldCopy } from "./field-copy.ts";
import type { Conflict } from "./merge-forms.ts";

type Props = { conflicts: Conflict[]; whoChanged: ContestedField[]; onTakeTheirs: (conflict: Conflict) => void };

/** What somebody else wrote where I wrote something else. Mine stands in the form until I choose theirs. */
export function ConflictNotice({ conflicts, whoChanged, onTakeTheirs }: Props) {
  const t = useOrganizerText();
  return (
    <Notice tone="time" title={t("Somebody else has changed the same fields")}>
      <p>{t("What you wrote is shown below. Saving keeps yours; everything else they changed is already in.")}</p>
      <ul className="mt-2 space-y-3">
        {conflicts.map((conflict) => {
          const { by = null, at = null } = whoChanged.find(({ field }) => field === conflict.field) ?? {};
          const field = t.sentence(fieldCopy(conflict.field));
          const who = by ?? t("They");
          const words = describeValue(conflict.theirs, t);
          return (
            <li key={conflict.field} className="wrap-anywhere whitespace-pre-line">
              <a
                href={`#${conflict.field}`}
                className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
              >
                {field}
              </a>
              <p>
                {at
                  ? t.rich(
                      "{who} wrote on {when}: <b>{words}</b>",
                      { b: strong },
                      { who, when: t.moment(new Date(at)), words },
                    )
                  : t.rich("{who} wrote: <b>{words}</b>", { b: strong }, { who, words })}
              </p>
              <p>{t.rich("You wrote: <b>{words}</b>", { b: strong }, { words: describeValue(conflict.mine, t) })}</p>
              <Button kind="secondary" className="mt-1.5" onClick={() => onTakeTheirs(conflict)}>
                {t.rich(
                  "Take theirs<what> for {field}</what>",
                  { what: (hidden) => <span className="sr-only">{hidden}</span> },
                  { field },
                )}
              </Button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}

const strong = (words: string) => <strong>{words}</strong>;
