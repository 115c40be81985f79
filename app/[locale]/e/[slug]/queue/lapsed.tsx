import type { LiveStatus } from "#app/visitor/use-status.ts";
import { Button } from "#ui/button.tsx";
import { BigNumber } from "./big-number.tsx";
import { Choice } from "./choice.tsx";
import { KeepPlace } from "./keep-place.tsx";
import type { ClaimAct } from "./use-claim.ts";
import type { WaitingProps } from "./waiting-room.tsx";

type Props = WaitingProps & { live: LiveStatus; claim: ClaimAct; number: number };

/** The call was missed. The number counts, before all newer ones, and the page asks for the next place by itself. */
export function Lapsed({ number, ...props }: Props) {
  const { messages, claim } = props;
  return (
    <>
      <BigNumber label={messages.yourNumber} number={number} />
      <div role="status" className="mt-4">
        <p className="font-semibold text-[1.2rem] text-yours">{messages.keptTitle}</p>
        <p className="mt-2">{messages.keptText}</p>
      </div>
      {claim.mustChoose ? (
        <div className="mt-5">
          <Choice {...props} />
        </div>
      ) : null}
      <p role="status" className={claim.said ? "mt-3 font-medium" : ""}>
        {claim.said}
      </p>
      <Button className="mt-5 w-full" disabled={!claim.chosenId} onClick={claim.take}>
        {messages.takePlace}
      </Button>
      <KeepPlace {...props} />
    </>
  );
}
