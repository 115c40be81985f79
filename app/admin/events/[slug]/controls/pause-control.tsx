import { useEffect, useState } from "react";
import type { Phase } from "#booking/waiting-room/phase.ts";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import type { Text } from "../../../language/text.ts";
import { useOrganizerText } from "../../../language/text-context.tsx";
import type { ChangeControls } from "./change-controls.ts";
import { useControlProblems } from "./use-control-problems.ts";
import type { VisitorCopy } from "./visitor-copy.ts";

type Props = { isPaused: boolean; phase: Phase; copy: VisitorCopy["en"]; change: ChangeControls };

/** One press stops the sale, one resumes it; beside it stands what visitors see. It is put on the page when it is opened. */
export function PauseControl({ isPaused, phase, copy, change }: Props) {
  const t = useOrganizerText();
  const [isBusy, setBusy] = useState(false);
  const [problems, setProblems] = useControlProblems();

  // What was asked for may have happened although no answer came: the state is what tells.
  useEffect(() => setProblems({}), [isPaused]);

  async function press() {
    setBusy(true);
    setProblems(await change({ isPaused: !isPaused }));
    setBusy(false);
  }

  return (
    <section
      aria-labelledby="pause-title"
      className={`rounded-card border p-4 sm:grid sm:grid-cols-2 sm:gap-8 sm:p-5 ${
        isPaused ? "border-time/30 bg-time-wash" : "border-line bg-surface"
      }`}
    >
      <div>
        <div role="status">
          <h3
            id="pause-title"
            className={`font-bold text-[1.5rem] leading-tight tracking-[-0.02em] ${isPaused ? "text-time" : ""}`}
          >
            {isPaused ? t("The sale is paused") : t(phaseTitles[phase])}
          </h3>
        </div>
        <p className="mt-1.5">
          {isPaused
            ? t(
                "Nobody new is called. Whoever holds a place keeps it and can pay. Numbers in the queue stay as they are.",
              )
            : t(phaseTexts[phase])}
        </p>
        {/* The same place stops and resumes: a double tap does only the first. */}
        <ConfirmButton
          key={String(isPaused)}
          className="mt-4 min-h-16 w-full text-[1.2rem]"
          disabled={isBusy}
          onClick={() => void press()}
        >
          {isBusy ? <Spinner /> : null}
          {isPaused ? t("Resume the sale") : t("Pause the sale")}
        </ConfirmButton>
        <p role="alert" className="mt-2 font-medium text-lost empty:hidden">
          {Object.values(problems)[0] ?? ""}
        </p>
      </div>
      <div className="mt-5 sm:mt-0">
        <p className="mb-2 text-[0.95rem] text-soft">
          {isPaused
            ? t("Visitors see, in their language:")
            : t(
                "It works at once, and you can undo it at once. Held places stay held. Visitors would see, in their language:",
              )}
        </p>
        <div className="rounded-card bg-paper p-3">
          <Notice tone="time" title={copy.pausedTitle}>
            {copy.pausedText}
          </Notice>
        </div>
      </div>
    </section>
  );
}

const phaseTitles: Record<Phase, Text> = {
  scheduled: "The sale has not opened yet",
  pre_queue: "People are joining for the draw",
  open: "The sale is running",
  standby: "Every place is taken or held",
  sold_out: "Sold out",
  closed: "The sale is over",
  cancelled: "The event is cancelled",
};

const phaseTexts: Record<Phase, Text> = {
  scheduled: "If you pause it now, it opens paused: people can join, and nobody is called.",
  pre_queue: "If you pause it now, it opens paused: numbers are drawn, and nobody is called.",
  open: "People are called in the order of their numbers, as fast as places and your settings allow.",
  standby: "Some people have not paid yet. When a place comes back, the next number is called.",
  sold_out: "All places are taken. One that comes back goes to the waitlist first.",
  closed: "The time for booking has passed.",
  cancelled: "Nobody is called now.",
};
