import { useEffect } from "react";
import type { LiveStatus } from "#app/visitor/use-status.ts";
import { BusyMark } from "#ui/busy-mark.tsx";
import { Choice } from "./choice.tsx";
import type { ClaimAct } from "./use-claim.ts";
import type { WaitingProps } from "./waiting-room.tsx";

type Props = WaitingProps & { live: LiveStatus; claim: ClaimAct };

/** The turn has come: the whole screen says so, and there is one thing to press. */
export function Turn({ title, messages, claim, ...rest }: Props) {
  useEffect(() => {
    // Chrome complains of a page that shakes a phone which nobody has touched.
    if (navigator.userActivation?.hasBeenActive !== false) navigator.vibrate?.([200, 100, 200, 100, 400]);
  }, []);
  return (
    <main className="min-h-dvh bg-yours text-paper">
      <div className="mx-auto flex min-h-dvh max-w-[560px] flex-col px-4 pt-6 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <p className="font-semibold">{title}</p>
        <div role="alert" className="my-auto py-8">
          <h1 className="font-bold text-[clamp(2.8rem,13vw,4.5rem)] leading-[1.02] tracking-[-0.035em]">
            {messages.turnTitle}
          </h1>
          <p className="mt-4 text-[1.2rem]">{messages.turnText}</p>
        </div>
        {claim.mustChoose ? <Choice {...rest} messages={messages} claim={claim} /> : null}
        <p role="status" className={claim.said ? "mb-3 font-medium" : ""}>
          {claim.said}
        </p>
        <button
          type="button"
          disabled={claim.isBusy || !claim.chosenId}
          onClick={claim.take}
          className="flex min-h-16 w-full items-center justify-center gap-2 rounded-card bg-paper px-5 font-bold text-[1.25rem] text-yours outline-offset-4 focus-visible:outline-paper disabled:opacity-70"
        >
          {claim.isBusy ? <BusyMark /> : null}
          {claim.isBusy ? messages.taking : messages.takePlace}
        </button>
      </div>
    </main>
  );
}
