import { useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { nothing } from "#app/api-client/shape.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { codeOf } from "#app/visitor/decide-retry.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import { useRefusedCode } from "#app/visitor/use-refused-code.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { BookingProps } from "../booking-props.ts";
import { useRetriedCall } from "../use-retried-call.ts";

type Props = Pick<BookingProps, "view" | "copy"> & {
  refresh: () => Promise<boolean>;
  isBusy: boolean;
  /** Called with true while the place is being given up, when nothing else should be started. */
  onBusy: (isBusy: boolean) => void;
};

/** Gives up the place, after one confirmation, however often that has to be asked for. */
export function GiveUpPlace({ view, copy, refresh, isBusy, onBusy }: Props) {
  const [step, setStep] = useState<"closed" | "asking" | "busy">("closed");
  const [refusedCode, setRefusedCode] = useRefusedCode();
  const { retried, retriedCode } = useRetriedCall(view);
  const text = copy.held;

  async function giveUp() {
    setStep("busy");
    onBusy(true);
    const { bookingId } = view;
    const accessToken = readStoredBooking(bookingId)?.accessToken;
    const release = () =>
      callApi(`/api/bookings/${bookingId}`, { method: "DELETE", body: {}, accessToken, shape: nothing });
    const reply = await retried(release);
    setRefusedCode(reply.kind === "ok" ? null : codeOf(reply));
    setStep("closed");
    // With the place gone there is nothing to pay, however long the page takes to hear of it.
    if (reply.kind !== "ok") onBusy(false);
    await refresh();
  }

  if (step === "closed") {
    return (
      <div className="mt-6">
        <p role="status">{refusedCode && refusalText(copy.refusals, refusedCode)}</p>
        <Button kind="quiet" className="text-soft" disabled={isBusy} onClick={() => setStep("asking")}>
          {text.giveUp}
        </Button>
      </div>
    );
  }
  return (
    <section className="mt-6 rounded-card border border-line bg-surface p-4" aria-labelledby="give-back">
      <h2 id="give-back" className="font-semibold">
        {text.giveUpAsk}
      </h2>
      <p className="text-soft">{view.waitlist ? copy.offered.giveUpText : text.giveUpText}</p>
      <div role="status" className="mt-3 empty:hidden">
        {retriedCode ? (
          <Notice title={copy.stillTrying}>
            {retriedCode === "unreachable" ? copy.retrying.offline : copy.retrying.busy} {copy.retrying.nothingToPress}
          </Notice>
        ) : null}
      </div>
      <div className="mt-3 grid gap-2 sm:grid-cols-2">
        <Button kind="secondary" autoFocus disabled={step === "busy"} onClick={() => setStep("closed")}>
          {text.giveUpCancel}
        </Button>
        <ConfirmButton kind="lost" disabled={step === "busy"} onClick={() => void giveUp()}>
          {step === "busy" ? text.giveUpBusy : text.giveUpConfirm}
        </ConfirmButton>
      </div>
    </section>
  );
}
