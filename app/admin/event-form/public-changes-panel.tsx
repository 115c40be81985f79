import { useEffect, useRef } from "react";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { useOrganizerText } from "../language/text-context.tsx";

type Props = { changes: string[]; isBusy: boolean; onSave: () => void; onBack: () => void };

/** What people will see at once, to be read before it is saved. */
export function PublicChangesPanel({ changes, isBusy, onSave, onBack }: Props) {
  const t = useOrganizerText();
  const title = useRef<HTMLParagraphElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <div className="max-h-[60dvh] overflow-y-auto">
      <p ref={title} tabIndex={-1} className="font-semibold outline-none">
        {t("People will see this at once:")}
      </p>
      <ul className="mt-1 list-disc space-y-1 pl-5">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-3">
        <Button disabled={isBusy} onClick={onSave}>
          {isBusy ? <Spinner /> : null}
          {t("Save and show it")}
        </Button>
        <Button kind="secondary" disabled={isBusy} onClick={onBack}>
          {t("Back to the form")}
        </Button>
      </div>
    </div>
  );
}
