import { countdownText } from "#app/visitor/countdown.ts";
import type { LiveStatus } from "#app/visitor/use-status.ts";
import { rupees } from "#platform/money.ts";
import { Spinner } from "#ui/spinner.tsx";
import { CategoryChoice } from "./category-choice.tsx";
import type { ClaimControls } from "./use-claim.ts";
import type { TurnTime } from "./use-turn.ts";
import { useWakeLock } from "./use-wake-lock.ts";
import type { WaitingProps } from "./waiting-props.ts";

type Props = WaitingProps & { live: LiveStatus; claim: ClaimControls; turn: TurnTime };

/** The visitor's turn: the whole screen shows it, with the ride and the time, and there is one thing to press. */
export function Turn({ title, titleLang, copy, claim, turn, ...rest }: Props) {
  useWakeLock(true);
  const { secondsRemaining } = turn;
  const { categories } = rest;
  const isAsking = secondsRemaining === 0 && !claim.isBusy;
  const chosen = categories.find((category) => category.id === claim.chosenId);
  return (
    <main className="min-h-dvh bg-yours text-paper">
      <div className="mx-auto flex min-h-dvh max-w-[560px] flex-col px-4 pt-6 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        <p lang={titleLang} className="font-semibold">
          {title}
        </p>
        <div role="alert" className="my-auto py-8">
          <h1 className="font-bold text-[clamp(2.8rem,13vw,4.5rem)] leading-[1.1] tracking-[-0.03em]">
            {copy.turnTitle}
          </h1>
          <p className="mt-4 text-[1.2rem]">{secondsRemaining === null ? copy.turnAway : copy.turnText}</p>
        </div>
        {secondsRemaining ? (
          <p role="timer" className="mb-5">
            <span className="font-bold text-[2.6rem] leading-none">{countdownText(secondsRemaining)}</span>{" "}
            {copy.turnRemaining}
          </p>
        ) : null}
        <p role="status" className={isAsking ? "mb-5" : ""}>
          {isAsking ? copy.turnAsking : null}
        </p>
        {chosen && !claim.mustChoose ? (
          <div className="mb-4 flex flex-wrap items-center justify-between gap-x-4 border-paper/40 border-t pt-3">
            <p className="font-semibold text-[1.1rem]">
              <span lang={chosen.lang}>{chosen.name}</span> · {rupees(chosen.pricePaise)}
            </p>
            {categories.length > 1 ? (
              <button
                type="button"
                disabled={claim.isBusy}
                onClick={claim.change}
                className="min-h-12 font-semibold underline underline-offset-4 outline-offset-4 focus-visible:outline-paper"
              >
                {copy.changeRide}
              </button>
            ) : null}
          </div>
        ) : null}
        {claim.mustChoose ? <CategoryChoice {...rest} copy={copy} claim={claim} /> : null}
        <p role="status" className={claim.feedback ? "mb-3 font-medium" : ""}>
          {claim.feedback}
        </p>
        <button
          type="button"
          disabled={claim.isBusy || !claim.chosenId}
          onClick={claim.take}
          className="flex min-h-16 w-full items-center justify-center gap-2 rounded-card bg-paper px-5 font-bold text-[1.25rem] text-yours outline-offset-4 focus-visible:outline-paper disabled:opacity-70"
        >
          {claim.isBusy ? <Spinner /> : null}
          {claim.isBusy ? copy.taking : copy.takePlace}
        </button>
      </div>
    </main>
  );
}
