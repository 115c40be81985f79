import { useState } from "react";
import { callApi } from "#app/api-client/call-api.ts";
import { nothing } from "#app/api-client/shape.ts";
import { refusalText } from "#app/copy/refusal-text.ts";
import { codeOf, retryCall } from "#app/visitor/retry-call.ts";
import { readStoredBooking } from "#app/visitor/stored-visit.ts";
import { useRefusedCode } from "#app/visitor/use-refused-code.ts";
import { Button } from "#ui/button.tsx";
import { ConfirmButton } from "#ui/confirm-button.tsx";
import { Notice } from "#ui/notice.tsx";
import type { BookingCopy } from "../booking-props.ts";

/** How long to retry before the buttons come back. Our choice. */
const RETRY_FOR_MS = 15_000;

type Props = {
  bookingId: string;
  copy: BookingCopy;
  refresh: () => Promise<boolean>;
  isBusy: boolean;
  /** Called with true while the place is being given up, when nothing else should be started. */
  onBusy: (isBusy: boolean) => void;
};

/** Gives up the place, after one confirmation. */
export function GiveUpPlace({ bookingId, copy, refresh, isBusy, onBusy }: Props) {
  const [step, setStep] = useState<"closed" | "asking" | "busy">("closed");
  const [refusedCode, setRefusedCode] = useRefusedCode();
  /** Why the last call failed, while it is being retried. */
  const [retriedCode, setRetriedCode] = useState<string | null>(null);
  const text = copy.held;

  async function giveUp() {
    setStep("busy");
    onBusy(true);
    const accessToken = readStoredBooking(bookingId)?.accessToken;
    const release = () =>
      callApi(`/api/bookings/${bookingId}`, { method: "DELETE", body: {}, accessToken, shape: nothing });
    const reply = await retryCall(release, {
      until: Date.now() + RETRY_FOR_MS,
      now: Date.now,
      onRetry: setRetriedCode,
    });
    setRetriedCode(null);
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
      <p className="text-soft">{text.giveUpText}</p>
      <div role="status" className="mt-3 empty:hidden">
        {retriedCode ? (
          <Notice tone="time" title={retriedCode === "unreachable" ? copy.unreachableTitle : copy.busyTitle}>
            {copy.stillTrying}
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
