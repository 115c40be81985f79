import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { useOrganizerText } from "../language/text-context.tsx";

/** Says that what was typed before the page was closed is back, and how to be rid of it. */
export function RestoredNotice({ at, onDiscard }: { at: string; onDiscard: () => void }) {
  const t = useOrganizerText();
  return (
    <Notice tone="time" title={t("We restored what you typed")}>
      <p>{t("It was kept in this browser on {when} and is not saved yet.", { when: t.moment(new Date(at)) })}</p>
      <Button kind="quiet" onClick={onDiscard}>
        {t("Discard it and show what is saved")}
      </Button>
    </Notice>
  );
}
