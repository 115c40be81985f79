import { fill } from "#app/copy/fill.ts";
import { ProgressBar } from "#ui/progress-bar.tsx";
import type { QueueEntryState } from "./use-queue-entry.ts";
import type { WaitingCopy } from "./waiting-props.ts";

/** Each step is announced once to screen readers; the bar shows the progress in between. */
const STEPS = 4;

type Props = Pick<QueueEntryState, "proven" | "retriedCode"> & { copy: WaitingCopy };

/** While the page joins, however long that takes, with or without a proof of work. There is nothing to press. */
export function Joining({ proven, retriedCode, copy }: Props) {
  const step = proven === null ? null : Math.floor(proven * STEPS) / STEPS;
  return (
    <div className="pt-8">
      <h1 className="font-bold text-[1.8rem] leading-tight tracking-[-0.02em]">{copy.joining}</h1>
      <p role="status" className="mt-3">
        {joiningText({ proven, retriedCode, copy })}
      </p>
      {step === null ? null : (
        <>
          <ProgressBar label={copy.provingBar} share={proven ?? 0} className="mt-6" />
          <p role="status" className="mt-2 text-soft">
            {fill(copy.proven, { percent: Math.round(step * 100) })}
          </p>
        </>
      )}
    </div>
  );
}

function joiningText({ proven, retriedCode, copy }: Props): string {
  if (retriedCode !== null) return retriedCode === "unreachable" ? copy.stillJoiningOffline : copy.stillJoining;
  return proven === null ? copy.joiningText : copy.provingText;
}
