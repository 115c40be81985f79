import type { LiveStatus } from "#app/visitor/use-status.ts";
import { Button } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { CategoryChoice } from "./category-choice.tsx";
import { QueueNumber } from "./queue-number.tsx";
import type { ClaimControls } from "./use-claim.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import type { WaitingProps } from "./waiting-props.ts";

type Props = WaitingProps & { live: LiveStatus; claim: ClaimControls; number: number };

/**
 * The call was missed, and the number counts for the next place that comes back. The visitor asks for it once;
 * from then on the page does. A phone left alone on a table must not take places.
 */
export function Lapsed({ number, ...props }: Props) {
  const { copy, claim } = props;
  useWakeLock(claim.isAsking);
  return (
    <>
      <QueueNumber label={copy.yourNumber} number={number} />
      <div role="status" className="mt-4">
        <p className="font-semibold text-[1.2rem] text-time">{copy.missedTurnTitle}</p>
        <p className="mt-2">{copy.missedTurnText}</p>
      </div>
      {claim.mustChoose ? (
        <div className="mt-5">
          <CategoryChoice {...props} />
        </div>
      ) : null}
      <p role="status" className={claim.feedback ? "mt-3 font-medium" : ""}>
        {claim.feedback}
      </p>
      {claim.isAsking && claim.chosenId ? (
        <p role="status" className="mt-5 flex items-center gap-3 font-semibold">
          <Spinner />
          {copy.askingForPlace}
        </p>
      ) : (
        <Button className="mt-5 w-full" disabled={!claim.chosenId} onClick={claim.take}>
          {copy.askNext}
        </Button>
      )}
    </>
  );
}
