import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { fieldCopy } from "./field-copy.ts";
import type { Conflict } from "./merge-forms.ts";

/** What somebody else wrote where I wrote something else. Mine stands in the form until I choose theirs. */
export function ConflictNotice({
  conflicts,
  onTakeTheirs,
}: {
  conflicts: Conflict[];
  onTakeTheirs: (conflict: Conflict) => void;
}) {
  return (
    <Notice tone="time" title="Somebody else has changed the same fields">
      <p>What you wrote is shown below. Saving keeps yours; everything else they changed is already in.</p>
      <ul className="mt-2 space-y-3">
        {conflicts.map((conflict) => (
          <li key={conflict.field}>
            <a href={`#${conflict.field}`} className="font-semibold underline underline-offset-4">
              {fieldCopy(conflict.field)}
            </a>
            <p className="whitespace-pre-line break-words">They wrote: {describeValue(conflict.theirs)}</p>
            <Button kind="secondary" className="mt-1.5" onClick={() => onTakeTheirs(conflict)}>
              Take theirs
              <span className="sr-only"> for {fieldCopy(conflict.field)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const LENGTH_SHOWN = 300;

function describeValue(value: Conflict["theirs"]): string {
  const text = Array.isArray(value) ? value.map(describeRow).join("\n") : String(value ?? "");
  if (text === "") return "nothing";
  return text.length > LENGTH_SHOWN ? `${text.slice(0, LENGTH_SHOWN)}…` : text;
}

const describeRow = (row: object): string =>
  Object.entries(row)
    .filter(([key, value]) => key !== "row" && key !== "id" && typeof value === "string" && value !== "")
    .map(([, value]) => value)
    .join(", ");
