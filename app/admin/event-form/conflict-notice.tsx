import type { ContestedField } from "#http/admin/event-form-schemas.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { formatMoment } from "../format-moment.ts";
import { describeValue } from "./describe-value.ts";
import { fieldCopy } from "./field-copy.ts";
import type { Conflict } from "./merge-forms.ts";

type Props = { conflicts: Conflict[]; whoChanged: ContestedField[]; onTakeTheirs: (conflict: Conflict) => void };

/** What somebody else wrote where I wrote something else. Mine stands in the form until I choose theirs. */
export function ConflictNotice({ conflicts, whoChanged, onTakeTheirs }: Props) {
  return (
    <Notice tone="time" title="Somebody else has changed the same fields">
      <p>What you wrote is shown below. Saving keeps yours; everything else they changed is already in.</p>
      <ul className="mt-2 space-y-3">
        {conflicts.map((conflict) => {
          const { by = null, at = null } = whoChanged.find(({ field }) => field === conflict.field) ?? {};
          return (
            <li key={conflict.field} className="wrap-anywhere whitespace-pre-line">
              <a
                href={`#${conflict.field}`}
                className="inline-flex min-h-12 items-center font-semibold underline underline-offset-4"
              >
                {fieldCopy(conflict.field)}
              </a>
              <p>
                {by ?? "They"} wrote{at ? ` on ${formatMoment(new Date(at))}` : ""}:{" "}
                <strong>{describeValue(conflict.theirs)}</strong>
              </p>
              <p>
                You wrote: <strong>{describeValue(conflict.mine)}</strong>
              </p>
              <Button kind="secondary" className="mt-1.5" onClick={() => onTakeTheirs(conflict)}>
                Take theirs
                <span className="sr-only"> for {fieldCopy(conflict.field)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
