import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { formatMoment } from "../format-moment.ts";

/** Says that what was typed before the page was closed is back, and how to be rid of it. */
export function RestoredNotice({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  return (
    <Notice tone="time" title="We restored what you typed">
      <p>It was kept in this browser on {formatMoment(new Date(at))} and is not saved yet.</p>
      <Button kind="quiet" onClick={onDiscard}>
        Discard it and show what is saved
      </Button>
    </Notice>
  );
}
